package ir.gsb.catalogue;

import java.util.Optional;

/**
 * A body that provides services. Where it also has systems on the bus, it is registered there under the same code.
 *
 * @param code {@code [a-z0-9-]{2,32}}
 * @param parent the body that it belongs to
 * @param site address of its own pages; empty if it has none
 * @param telephone empty if none is published
 * @param synthetic whether it was made up for the sample
 */
public record Agency(
        String code,
        Optional<String> parent,
        Kind kind,
        Text name,
        Optional<Province> province,
        String site,
        String telephone,
        boolean synthetic) {

    /** What sort of body it is. */
    public enum Kind {
        MINISTRY,
        SUBSIDIARY,
        GOVERNORATE,
        BANK,
        INSURER,
        MUNICIPALITY,
        PUBLIC_BODY
    }

    static final String CODE = "[a-z0-9-]{2,32}";

    public Agency {
        if (!code.matches(CODE)) {
            throw new IllegalArgumentException("an agency's code is [a-z0-9-]{2,32}, not '" + code + "'");
        }
    }
}
