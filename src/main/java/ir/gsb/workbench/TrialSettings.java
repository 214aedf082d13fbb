package ir.gsb.workbench;

import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of a trial: every provider is where the stub is.
 *
 * @param url the stub's
 */
record TrialSettings(String url) implements Function<String, Optional<String>> {

    @Override
    public Optional<String> apply(String name) {
        return name.startsWith("gsb.providers.") && name.endsWith(".url") ? Optional.of(url) : Optional.empty();
    }
}
