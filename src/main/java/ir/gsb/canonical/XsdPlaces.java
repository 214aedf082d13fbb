package ir.gsb.canonical;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a schema file an element is declared. */
final class XsdPlaces {

    private final XsdElement schema;

    XsdPlaces(byte[] xsd) {
        this.schema = XsdElement.read(Path.of("schema.xsd"), xsd);
    }

    /** The line of the element that is reached by these names from a global one, or of the nearest that is there. */
    int line(List<String> names) {
        XsdElement at = schema;
        List<XsdElement> among = schema.content();
        for (String name : names) {
            Optional<XsdElement> next = among.stream()
                    .filter(element -> element.is("element"))
                    .filter(element -> element.attribute("name").equals(Optional.of(name)))
                    .findFirst();
            if (next.isEmpty()) {
                return at.line();
            }
            at = next.get();
            among = members(at);
        }
        return at.line();
    }

    /** All declarations of elements, global and local. */
    Stream<XsdElement> all(String kind) {
        return all(schema).filter(element -> element.is(kind));
    }

    private static Stream<XsdElement> all(XsdElement element) {
        return Stream.concat(Stream.of(element), element.content().stream().flatMap(XsdPlaces::all));
    }

    private List<XsdElement> members(XsdElement element) {
        Stream<XsdElement> types = element.attribute("type")
                .map(type -> type.substring(type.indexOf(':') + 1))
                .map(type -> schema.content().stream()
                        .filter(child -> child.is("complexType"))
                        .filter(child -> child.attribute("name").equals(Optional.of(type))))
                .orElseGet(() -> element.content().stream());
        return types.flatMap(type -> type.content().stream())
                .flatMap(sequence -> sequence.content().stream())
                .flatMap(child -> child.is("choice") ? child.content().stream() : Stream.of(child))
                .toList();
    }
}
