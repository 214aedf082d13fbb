package ir.gsb.administration;

import ir.gsb.message.ExchangeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a list, of which each is there once at most. */
record Parameters(Map<String, String> all) {

    private static final int USUAL = 100;
    static final int MOST = 500;

    /** @throws ir.gsb.message.RefusedException {@code schema-violation} for what is not known or cannot be read */
    static Parameters read(Optional<String> query, Set<String> known) {
        Map<String, String> all = new TreeMap<>();
        for (String part : query.map(text -> text.split("&", -1)).orElse(new String[0])) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            boolean read = equals > 0 && known.contains(name) && all.put(name, part.substring(equals + 1)) == null;
            if (!read) {
                throw Body.violated("/" + name, "must be one of " + String.join(", ", known) + ", once, as name=value");
            }
        }
        return new Parameters(all);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name));
    }

    int limit() {
        String limit = all.getOrDefault("limit", String.valueOf(USUAL));
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST) {
            throw Body.violated("/limit", "must be a whole number of 1 to " + MOST);
        }
        return Integer.parseInt(limit);
    }

    Optional<ExchangeId> id(String name) {
        try {
            return text(name).map(ExchangeId::parse);
        } catch (IllegalArgumentException malformed) {
            throw Body.violated("/" + name, "must be as the page before gave it");
        }
    }
}
