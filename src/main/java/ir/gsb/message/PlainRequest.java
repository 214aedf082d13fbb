package ir.gsb.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is no exchange: anyone may ask, nothing is signed, and nothing of it is recorded.
 *
 * @param path as it stands in the request line
 * @param parts what stands in the places of the route's path, {@code /catalogue/services/{code}}, by name
 * @param query its parameters, decoded, in the order of the wire
 * @param source address of the client
 */
public record PlainRequest(
        String method,
        String path,
        Map<String, String> parts,
        Map<String, List<String>> query,
        Headers headers,
        String source) {

    /** @throws IllegalArgumentException if the route's path has no such place */
    public String part(String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the route's path has no {" + name + "}"));
    }
}
