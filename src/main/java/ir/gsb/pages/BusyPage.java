package ir.gsb.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Tells a reader that he has to wait, and how long; made of a file alone, so that it costs a full node nothing. */
final class BusyPage {

    private static final String TEXTS = "ir.gsb.pages.busy";
    private static final Wordbook PERSIAN = new Wordbook(TEXTS, false);
    private static final Wordbook ENGLISH = new Wordbook(TEXTS, true);
    private static final String PAGE = read();

    private BusyPage() {}

    /** @param status 429 or 503 */
    static String of(String path, int status, long seconds) {
        boolean english = (path + "/").matches("/(?:docs/)?en/.*");
        Wordbook words = english ? ENGLISH : PERSIAN;
        String page = PAGE;
        for (Map.Entry<String, String> one : Map.of(
                        "lang", words.lang(),
                        "dir", words.dir(),
                        "home", words.either("/", "/en"),
                        "name", words.of("name"),
                        "status", words.digits(Integer.toString(status)),
                        "title", words.of(status + ".title"),
                        "lead", words.of(status + ".lead"),
                        "wait", seconds == 1 ? words.of("wait.1") : words.filled("wait", words.number(seconds)),
                        "kept", words.of("kept"))
                .entrySet()) {
            page = page.replace("{" + one.getKey() + "}", one.getValue());
        }
        return page;
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(BusyPage.class.getResourceAsStream("busy.html"), "busy.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("busy.html cannot be read", e);
        }
    }
}
