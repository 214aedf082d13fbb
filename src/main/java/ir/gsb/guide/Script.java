package ir.gsb.guide;

import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The commands that sign an inquiry and ask it, with openssl and curl alone; only the key is the reader's own. */
final class Script {

    private final String template;

    Script() {
        try (InputStream file =
                Objects.requireNonNull(Script.class.getResourceAsStream("ask.sh"), "ask.sh is part of the hub")) {
            template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("ask.sh cannot be read", e);
        }
    }

    String asking(GuideSettings.Address hub, InquiryType type, String json) {
        return template.replace("{hub}", hub.toString())
                .replace("{authority}", hub.authority())
                .replace("{inquiry}", type.toString())
                .replace("{json}", json);
    }
}
