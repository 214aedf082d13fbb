package ir.gsb.search;

import java.util.Optional;

/**
 * What someone may be typing.
 *
 * @param text a service's title or an agency's name, as it is published
 * @param code of the service; absent for an agency
 */
public record Suggestion(String text, Optional<String> code) {

    /** Suggestions at once. */
    public static final int MOST = 10;
}
