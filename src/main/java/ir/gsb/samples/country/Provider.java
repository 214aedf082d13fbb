package ir.gsb.samples.country;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification.Cluster;
import ir.gsb.catalogue.Classification.Kind;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Needs.Law;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An agency with what it keeps; agencies of one kind that do the same work share it. */
record Provider(Agency agency, Cluster cluster, List<Law> laws, List<Thing> things) {

    /** All agencies, in the order of the files. */
    static List<Provider> read(Sort.All sorts) {
        List<Provider> all = new ArrayList<>();
        for (String file : List.of("ministries.txt", "subsidiaries.txt", "others.txt")) {
            Agency.Kind kind = Agency.Kind.PUBLIC_BODY;
            List<Law> laws = new ArrayList<>();
            List<Thing> things = new ArrayList<>();
            for (String line : Lines.of(file)) {
                List<String> parts = Lines.parts(line);
                switch (Lines.word(line)) {
                    case "kind" -> kind = Agency.Kind.valueOf(parts.getFirst());
                    case "@" -> {
                        if (!things.isEmpty()) {
                            laws = new ArrayList<>();
                            things = new ArrayList<>();
                        }
                        all.add(new Provider(agency(kind, parts), Cluster.valueOf(parts.get(2)), laws, things));
                    }
                    case "law" -> laws.add(Sort.law(parts));
                    default -> things.addAll(things(sorts, Lines.split(line, "\\|")));
                }
            }
        }
        return List.copyOf(all);
    }

    private static Agency agency(Agency.Kind kind, List<String> parts) {
        String code = parts.get(0);
        return new Agency(
                code,
                Optional.of(parts.get(1)).filter(parent -> !"-".equals(parent)),
                kind,
                new Text(parts.get(3), parts.get(4)),
                parts.size() > 5 ? Optional.of(Province.valueOf(parts.get(5))) : Optional.empty(),
                "https://" + code + ".example",
                Staff.telephone(code),
                true);
    }

    private static List<Thing> things(Sort.All sorts, List<String> parts) {
        List<String> words = Lines.split(parts.getFirst(), "/");
        Sort sort = sorts.named(words.getFirst());
        Kind kind = sort.kind;
        LifeEvent event = sort.event;
        for (String word : words.subList(1, words.size())) {
            if (Arrays.stream(Kind.values()).anyMatch(value -> value.name().equals(word))) {
                kind = Kind.valueOf(word);
            } else {
                event = LifeEvent.valueOf(word);
            }
        }
        List<Thing> things = new ArrayList<>();
        for (Text name : names(parts)) {
            things.add(new Thing(sort, kind, event, name));
        }
        return things;
    }

    private static List<Text> names(List<String> parts) {
        if (parts.size() < 4) {
            return List.of(new Text(parts.get(1), parts.get(2)));
        }
        return Lines.split(parts.get(3), ";").stream()
                .map(Sort::text)
                .map(name -> new Text(Deed.fill(parts.get(1), name.fa()), Deed.fill(parts.get(2), name.en())))
                .toList();
    }
}
