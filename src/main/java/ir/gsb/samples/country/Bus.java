package ir.gsb.samples.country;

import ir.gsb.catalogue.Needs.Paper;
import ir.gsb.catalogue.Relation;
import ir.gsb.catalogue.Relation.DoneBy;
import ir.gsb.catalogue.Relation.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who holds what a paper proves, and whether the bus can be asked for it: the demand map. */
final class Bus {

    private final Map<String, Holder> holders = new LinkedHashMap<>();

    /**
     * Who holds an answer.
     *
     * @param inquiry empty if the bus does not have it yet
     */
    private record Holder(String agency, String system, List<String> fields, String inquiry) {}

    Bus() {
        for (String line : Lines.of("holders.txt")) {
            List<String> parts = Lines.split(line, "\\|");
            holders.put(
                    parts.get(0), new Holder(parts.get(1), parts.get(2), Lines.split(parts.get(3), "،"), parts.get(4)));
        }
    }

    /** The agencies that have to tell what these papers prove; an agency needs nobody to tell what it holds itself. */
    List<Relation> relations(String agency, List<Paper> papers, boolean electronic, Lot lot) {
        Map<String, Relation> found = new LinkedHashMap<>();
        for (Paper paper : papers) {
            holders.forEach((key, holder) -> {
                boolean proves = key.equals(paper.inquiry())
                        || paper.inquiry().isEmpty() && paper.title().contains(key);
                if (proves && !holder.agency().equals(agency)) {
                    found.putIfAbsent(holder.system(), relation(holder, electronic, lot));
                }
            });
        }
        return List.copyOf(found.values());
    }

    private static Relation relation(Holder holder, boolean electronic, Lot lot) {
        boolean asked = electronic || lot.percent(35);
        Way way = asked ? lot.percent(85) ? Way.ONLINE : Way.BATCH : Way.NOT_ELECTRONIC;
        return new Relation(
                holder.agency(),
                holder.system(),
                holder.fields(),
                asked ? 0 : 100_000L * lot.below(4),
                way,
                asked ? DoneBy.AGENCY : DoneBy.VISITOR,
                holder.inquiry());
    }

    /** Whether the agency holds itself what the inquiry tells. */
    boolean holds(String agency, String inquiry) {
        Holder holder = holders.get(inquiry);
        return holder != null && holder.agency().equals(agency);
    }

    /** The papers of a sort, as this agency asks for them: of its own records it asks for none. */
    List<Paper> papers(String agency, List<Paper> some) {
        List<Paper> asked = new ArrayList<>();
        for (Paper paper : some) {
            asked.add(
                    holds(agency, paper.inquiry())
                            ? new Paper(paper.title(), paper.original(), "", paper.form())
                            : paper);
        }
        return asked;
    }
}
