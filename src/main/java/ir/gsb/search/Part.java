package ir.gsb.search;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a sheet that is searched; what stands in a weightier part comes first. */
enum Part {
    TITLE(10),
    /** Keywords, and what one holds in the end. */
    NAMES(4),
    AGENCY(3),
    DESCRIPTION(1.5f),
    /** Its cluster and the life events that lead to it. */
    TOPICS(1.5f),
    /** Documents, conditions, laws, other agencies, systems: a service that only mentions what another gives. */
    MENTIONS(0.5f);

    private final float weight;

    Part(float weight) {
        this.weight = weight;
    }

    float weight() {
        return weight;
    }

    /** The field of the index. */
    String field(Spelling spelling) {
        return name() + '.' + spelling;
    }

    /** What stands there. */
    List<String> of(PublishedService service, Optional<Agency> agency) {
        Sheet sheet = service.sheet();
        return switch (this) {
            case TITLE -> both(sheet.title());
            case NAMES ->
                Stream.concat(sheet.keywords().stream(), sheet.outputs().stream())
                        .toList();
            case AGENCY -> agency.map(Agency::name).map(Part::both).orElse(List.of());
            case DESCRIPTION -> both(sheet.description());
            case TOPICS -> topics(sheet.classification());
            case MENTIONS -> mentions(sheet);
        };
    }

    private static List<String> both(Text text) {
        return List.of(text.fa(), text.en());
    }

    private static List<String> topics(Classification of) {
        return Stream.concat(Stream.of(of.cluster()), of.events().stream())
                .filter(Objects::nonNull)
                .map(Wording::of)
                .flatMap(text -> Stream.of(text.fa(), text.en()))
                .toList();
    }

    private static List<String> mentions(Sheet sheet) {
        return Stream.of(
                        sheet.needs().documents().stream().map(paper -> paper.title()),
                        sheet.needs().conditions().stream(),
                        sheet.needs().laws().stream().map(law -> law.title()),
                        sheet.relations().stream()
                                .flatMap(relation -> Stream.concat(
                                        Stream.of(relation.agency(), relation.system()), relation.fields().stream())),
                        sheet.systems().stream(),
                        sheet.processes().stream())
                .flatMap(texts -> texts)
                .toList();
    }
}
