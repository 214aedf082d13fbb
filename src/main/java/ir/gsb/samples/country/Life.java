package ir.gsb.samples.country;

import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the sheets of the country stand: nearly all are published, and each other state is seen. */
final class Life {

    private static final List<List<String>> REMARKS = Lines.of("remarks.txt").stream()
            .map(line -> Lines.split(line, "\\|"))
            .toList();

    private Life() {}

    static State state(Lot lot) {
        int drawn = lot.below(1000);
        if (drawn < 20) {
            return State.DRAFT;
        } else if (drawn < 32) {
            return State.AGENCY_SIGNED;
        } else if (drawn < 46) {
            return State.UNDER_REVIEW;
        } else if (drawn < 56) {
            return State.RETURNED;
        } else if (drawn < 61) {
            return State.APPROVED;
        } else if (drawn < 86) {
            return State.REVISION;
        } else if (drawn < 98) {
            return State.RETIRED;
        }
        return State.PUBLISHED;
    }

    static boolean hasCode(State state) {
        return switch (state) {
            case DRAFT, AGENCY_SIGNED, UNDER_REVIEW, RETURNED -> false;
            case APPROVED, PUBLISHED, REVISION, RETIRED -> true;
        };
    }

    /** The versions of a sheet, the newest last. */
    static List<Sheet> versions(Sheet sheet, State state, Lot lot) {
        List<Sheet> all = new ArrayList<>();
        int earlier = state == State.REVISION ? 1 + lot.below(2) : lot.percent(6) ? 1 + lot.below(2) : 0;
        if (hasCode(state)) {
            for (int i = earlier; i > 0; i--) {
                all.add(earlier(sheet, i));
            }
        }
        all.add(state == State.DRAFT ? begun(sheet) : sheet);
        return all;
    }

    /** As it was some versions ago: slower and cheaper, with less said about it. */
    private static Sheet earlier(Sheet sheet, int ago) {
        Figures now = sheet.figures();
        Integer days = now.days();
        List<Cost> costs = sheet.costs().stream()
                .map(cost -> new Cost(cost.title(), cost.rials() * (10 - 2 * ago) / 10, cost.how()))
                .toList();
        return with(
                sheet,
                sheet.needs(),
                new Figures(
                        now.receivers(),
                        now.period(),
                        days == null ? null : days + 5 * ago,
                        now.frequency(),
                        now.visits()),
                costs,
                ago > 1 ? sheet.keywords().subList(0, 1) : sheet.keywords(),
                sheet.diagram());
    }

    /** A draft, of which some sections are still to be written. */
    private static Sheet begun(Sheet sheet) {
        var needs = new Needs(sheet.needs().documents(), List.of(), List.of());
        return with(sheet, needs, Figures.NONE, List.of(), sheet.keywords(), List.of());
    }

    private static Sheet with(
            Sheet sheet, Needs needs, Figures figures, List<Cost> costs, List<String> keywords, List<String> diagram) {
        return new Sheet(
                sheet.title(),
                sheet.description(),
                sheet.classification(),
                keywords,
                needs,
                sheet.outputs(),
                figures,
                costs,
                sheet.access(),
                sheet.systems(),
                sheet.relations(),
                sheet.processes(),
                diagram,
                sheet.contact(),
                sheet.filledBy());
    }

    /** What the reviewer wrote to the fields of a returned sheet. */
    static Map<String, String> remarks(State state, Lot lot) {
        Map<String, String> remarks = new LinkedHashMap<>();
        if (state == State.RETURNED) {
            for (int i = 1 + lot.below(2); i > 0; i--) {
                List<String> remark = lot.pick(REMARKS);
                remarks.put(remark.get(0), remark.get(1));
            }
        }
        return remarks;
    }
}
