package ir.gsb.portal;

import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one wants to know of a service first.
 *
 * @param cost in words, as are the others; of several the smallest and the largest
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
                cost(sheet.costs(), words),
                counted(figures.days(), "days", words),
                counted(figures.visits(), "visits", words),
                sheet.needs().documents().stream()
                        .filter(paper -> !paper.inquiry().isEmpty())
                        .count(),
                start.map(URI::toString),
                start.map(URI::getHost));
    }

    /** Never a sum: a sheet does not say which of its costs come together and which are a choice. */
    static String cost(List<Cost> costs, Words words) {
        if (costs.isEmpty()) {
            return words.of("unstated");
        }
        LongSummaryStatistics rials = costs.stream().mapToLong(Cost::rials).summaryStatistics();
        if (rials.getMin() == rials.getMax()) {
            return costs.size() == 1 || rials.getMax() == 0
                    ? words.rials(rials.getMax())
                    : words.filled("costs.each", words.number(rials.getCount()), words.rials(rials.getMax()));
        }
        String least = rials.getMin() == 0 ? words.rials(0) : words.number(rials.getMin());
        return words.filled("costs", words.number(rials.getCount()), least, words.rials(rials.getMax()));
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
