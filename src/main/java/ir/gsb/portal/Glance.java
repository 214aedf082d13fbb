package ir.gsb.portal;

import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.WebAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one wants to know of a service first.
 *
 * @param cost in words, as are the others
 * @param spared documents that need not be brought, since the bus asks for them
 * @param start where one begins; only an address of the web
 * @param host of that address, for people who want to know where they are led
 */
public record Glance(
        String cost, String time, String visits, long spared, Optional<String> start, Optional<String> host) {

    static Glance of(Sheet sheet, Words words) {
        Figures figures = sheet.figures();
        Optional<URI> start = WebAddress.of(sheet.access().address());
        return new Glance(
                cost(sheet, words),
                counted(figures.days(), "days", words),
                counted(figures.visits(), "visits", words),
                sheet.needs().documents().stream()
                        .filter(paper -> !paper.inquiry().isEmpty())
                        .count(),
                start.map(URI::toString),
                start.map(URI::getHost));
    }

    private static String cost(Sheet sheet, Words words) {
        if (sheet.costs().isEmpty()) {
            return words.of("unstated");
        }
        return words.rials(sheet.costs().stream().mapToLong(Cost::rials).sum());
    }

    private static String counted(@Nullable Integer figure, String what, Words words) {
        if (figure == null) {
            return words.of("unstated");
        }
        return switch (figure) {
            case 0 -> words.of(what + ".0");
            case 1 -> words.of(what + ".1");
            default -> words.filled(what, words.number(figure));
        };
    }
}
