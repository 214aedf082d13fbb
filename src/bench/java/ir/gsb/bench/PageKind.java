package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.random.RandomGenerator;

/** What someone reads in the portal. */
enum PageKind {
    HOME(2),
    SEARCH(3),
    SUGGESTIONS(2),
    SERVICE(2),
    AGENCY(1);

    private final int share;

    PageKind(int share) {
        this.share = share;
    }

    /** What there is to read: what people search for, and codes of services and agencies. */
    record Shelf(List<String> queries, List<String> services, List<String> agencies) {}

    static PageKind any(RandomGenerator random) {
        int total = 0;
        for (PageKind kind : values()) {
            total += kind.share;
        }
        int at = random.nextInt(total);
        for (PageKind kind : values()) {
            at -= kind.share;
            if (at < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the shares do not add up");
    }

    String address(Shelf shelf, RandomGenerator random) {
        return switch (this) {
            case HOME -> "/";
            case SEARCH -> search(one(shelf.queries(), random));
            case SUGGESTIONS -> {
                String query = one(shelf.queries(), random);
                int letters = random.nextInt(1, Math.min(6, query.length()) + 1);
                yield "/catalogue/suggestions?q=" + URLEncoder.encode(query.substring(0, letters), UTF_8);
            }
            case SERVICE -> "/services/" + one(shelf.services(), random);
            case AGENCY -> "/agencies/" + one(shelf.agencies(), random);
        };
    }

    static String search(String words) {
        return "/search?q=" + URLEncoder.encode(words, UTF_8);
    }

    private static String one(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
