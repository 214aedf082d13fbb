package ir.gsb.administration;

import ir.gsb.registry.Entry.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path under {@code /registry} names.
 *
 * @param place the part after {@code /registry}: a kind in the plural, {@code changes}, {@code plan} or {@code apply}
 * @param kind of the entries there
 * @param key of one entry
 * @param verb what is to be done with it
 */
record Address(String place, Optional<Kind> kind, Optional<String> key, Optional<String> verb) {

    /** @param path of a form that the front door lets pass */
    static Address of(String path) {
        List<String> parts = Arrays.asList(path.substring(1).split("/"));
        String place = parts.size() > 1 ? parts.get(1) : "";
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.plural().equals(place))
                .findFirst();
        int length =
                kind.filter(one -> one == Kind.SYSTEM || one == Kind.INQUIRY).isPresent() ? 2 : 1;
        boolean one = parts.size() > 2;
        return new Address(
                place,
                kind,
                one ? Optional.of(String.join("/", parts.subList(2, 2 + length))) : Optional.empty(),
                parts.size() > 2 + length ? Optional.of(parts.getLast()) : Optional.empty());
    }
}
