package ir.gsb.opendata;

import ir.gsb.message.PlainRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of some media types a client likes best (RFC 9110 §12.5.1). */
final class Accepted {

    private static final int WHOLE = 1000;

    private Accepted() {}

    /** One range of an Accept field. */
    private record Range(String type, int weight) {

        /** How closely it names a type: 2 itself, 1 its kind, 0 any, less if not at all. */
        int closeness(String of) {
            if (type.equals(of)) {
                return 2;
            }
            if (type.equals(of.substring(0, of.indexOf('/')) + "/*")) {
                return 1;
            }
            return type.equals("*/*") ? 0 : -1;
        }
    }

    /** @param offered best first; the first is taken where the client likes several alike */
    static Optional<String> best(PlainRequest request, List<String> offered) {
        List<Range> ranges = request.headers().values("accept").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(Accepted::range)
                .toList();
        if (ranges.isEmpty()) {
            return Optional.of(offered.getFirst());
        }
        String best = "";
        int most = 0;
        for (String type : offered) {
            int weight = weight(type, ranges);
            if (weight > most) {
                most = weight;
                best = type;
            }
        }
        return Optional.of(best).filter(type -> !type.isEmpty());
    }

    private static int weight(String type, List<Range> ranges) {
        int closest = -1;
        int weight = 0;
        for (Range range : ranges) {
            int closeness = range.closeness(type);
            if (closeness > closest) {
                closest = closeness;
                weight = range.weight();
            }
        }
        return weight;
    }

    private static Range range(String text) {
        String[] parts = text.split(";");
        int weight = WHOLE;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                weight = parameter.substring(2).matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")
                        ? Math.round(Float.parseFloat(parameter.substring(2)) * WHOLE)
                        : 0;
            }
        }
        return new Range(parts[0].strip().toLowerCase(Locale.ROOT), weight);
    }
}
