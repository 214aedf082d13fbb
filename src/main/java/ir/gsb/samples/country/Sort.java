package ir.gsb.samples.country;

import ir.gsb.catalogue.Classification.Kind;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Classification.Nature;
import ir.gsb.catalogue.Classification.Start;
import ir.gsb.catalogue.Figures.Frequency;
import ir.gsb.catalogue.Needs.Law;
import ir.gsb.catalogue.Needs.Paper;
import ir.gsb.catalogue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sort of things that agencies keep, permits or benefits, and what all services about them have in common. */
final class Sort {

    final Kind kind;
    final LifeEvent event;
    final Nature nature;
    final Frequency frequency;
    final Start start;
    final int electronic;
    final List<Deed> deeds = new ArrayList<>();
    final List<Paper> papers = new ArrayList<>();
    final List<String> conditions = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    final List<Law> laws = new ArrayList<>();
    final List<Text> narrowed = new ArrayList<>();
    final String name;
    String system = "";
    String visit = "";

    private Sort(List<String> parts) {
        this.name = parts.get(0);
        this.kind = Kind.valueOf(parts.get(1));
        this.event = LifeEvent.valueOf(parts.get(2));
        this.nature = Nature.valueOf(parts.get(3));
        this.frequency = Frequency.valueOf(parts.get(4));
        this.start = Start.valueOf(parts.get(5));
        this.electronic = Integer.parseInt(parts.get(6));
    }

    /**
     * All of them with the papers that a deed of any sort needs.
     *
     * @param also by the deed's name
     */
    record All(Map<String, Sort> sorts, Map<String, List<Paper>> also, List<Hint> hints) {

        Sort named(String name) {
            Sort sort = sorts.get(name);
            if (sort == null) {
                throw new IllegalStateException("there is no sort of things named " + name);
            }
            return sort;
        }
    }

    /** A paper that is needed in some sorts where a thing's name has a word in it. */
    record Hint(List<String> sorts, String word, Paper paper) {

        boolean fits(Thing thing) {
            return sorts.contains(thing.sort().name) && thing.name().fa().contains(word);
        }
    }

    static All read() {
        Map<String, Sort> sorts = new LinkedHashMap<>();
        Map<String, List<Paper>> also = new LinkedHashMap<>();
        List<Hint> hints = new ArrayList<>();
        List<Sort> current = new ArrayList<>();
        for (String line : Lines.of("deeds.txt")) {
            List<String> parts = Lines.parts(line);
            switch (Lines.word(line)) {
                case "also" ->
                    also.computeIfAbsent(parts.getFirst(), none -> new ArrayList<>())
                            .add(paper(parts.subList(1, 4)));
                case "of" ->
                    hints.add(new Hint(Lines.split(parts.getFirst(), ","), parts.get(1), paper(parts.subList(2, 5))));
                case "=" -> {
                    current.add(new Sort(parts));
                    sorts.put(parts.getFirst(), current.getLast());
                }
                default -> current.getLast().add(Lines.word(line), parts);
            }
        }
        return new All(sorts, also, hints);
    }

    private void add(String word, List<String> parts) {
        switch (word) {
            case "deed" -> deeds.add(deed(parts));
            case "paper" -> papers.add(paper(parts));
            case "condition" -> conditions.add(parts.getFirst());
            case "step" -> steps.add(parts.getFirst());
            case "law" -> laws.add(law(parts));
            case "sub" -> narrowed.add(text(parts.getFirst()));
            case "system" -> system = parts.getFirst();
            case "visit" -> visit = parts.getFirst();
            default -> throw new IllegalStateException("deeds.txt: what is '" + word + "'?");
        }
    }

    private Deed deed(List<String> parts) {
        return new Deed(
                parts.get(0),
                deeds.size(),
                new Text(parts.get(1), parts.get(2)),
                parts.get(3),
                Integer.parseInt(parts.get(4)),
                Long.parseLong(parts.get(5)) * 1000,
                new Text(parts.get(6), parts.get(7)));
    }

    private static Paper paper(List<String> parts) {
        return new Paper(parts.get(0), "o".equals(parts.get(1)), parts.get(2), "");
    }

    static Law law(List<String> parts) {
        return new Law(parts.get(0), parts.get(1), parts.get(2));
    }

    /** Both languages about an equals sign. */
    static Text text(String both) {
        List<String> sides = Lines.split(both, "=");
        return new Text(sides.get(0), sides.get(1));
    }
}
