package ir.gsb.guide;

import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The commands that sign an inquiry and ask it, with openssl and curl alone; only the key is the reader's own. */
final class Script {

    private static final String ONE = """
        cat >request.json <<'END'
        %s
        END
        """;
    private static final String EITHER = """
        mode=${MODE:-VERIFY} # or RETRIEVE, where your agreement grants that
        if [ "$mode" = RETRIEVE ]; then
          cat >request.json <<'END'
        %s
        END
        else
          cat >request.json <<'END'
        %s
        END
        fi
        """;

    private final String template;

    Script() {
        try (InputStream file =
                Objects.requireNonNull(Script.class.getResourceAsStream("ask.sh"), "ask.sh is part of the hub")) {
            template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("ask.sh cannot be read", e);
        }
    }

    /** The commands for one sample of each mode, which the reader chooses among; empty if there is no sample. */
    Optional<String> asking(GuideSettings.Address hub, InquiryType type, Samples samples) {
        Optional<String> request = samples.verifying()
                .map(verifying -> samples.retrieving()
                        .map(retrieving -> EITHER.formatted(retrieving.json(), verifying.json()))
                        .orElseGet(() -> ONE.formatted(verifying.json())))
                .or(() -> samples.retrieving().map(retrieving -> ONE.formatted(retrieving.json())));
        return request.map(text -> template.replace("{hub}", hub.toString())
                .replace("{authority}", hub.authority())
                .replace("{inquiry}", type.toString())
                .replace("{request}", text.strip()));
    }
}
