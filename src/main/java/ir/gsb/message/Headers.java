package ir.gsb.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The header fields of a message in the order of the wire, names in lower case, values trimmed, duplicates kept. */
public record Headers(List<Header> all) {

    /** One field line. */
    public record Header(String name, String value) {
        public Header {
            name = name.toLowerCase(Locale.ROOT);
            value = value.strip();
        }
    }

    public Headers {
        all = List.copyOf(all);
    }

    /** All values of a field, in order. */
    public List<String> values(String name) {
        return all.stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        for (Header header : all) {
            if (header.name().equals(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    /** The same headers and one more. */
    public Headers with(String name, String value) {
        return new Headers(
                Stream.concat(all.stream(), Stream.of(new Header(name, value))).toList());
    }
}
