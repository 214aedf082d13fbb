package ir.gsb.samples.country;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** A figure that a source gives; all other figures of the country are made up. */
enum PublishedFigure {
    AGENCIES("agencies"),
    REPRESENTATIVES("representatives"),
    SERVICES("services");

    private static final String FILE = "/published/facts.properties";

    private final int value;

    PublishedFigure(String name) {
        this.value = Integer.parseInt(Objects.requireNonNull(all().getProperty(name), name));
    }

    int value() {
        return value;
    }

    private static Properties all() {
        var all = new Properties();
        try (InputStream file = Objects.requireNonNull(PublishedFigure.class.getResourceAsStream(FILE), FILE)) {
            all.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
