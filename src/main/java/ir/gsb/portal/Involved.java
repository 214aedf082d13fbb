package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Relation;
import java.util.List;
import java.util.Optional;

/**
 * Another agency that takes part.
 *
 * @param agency if the sheet names it by its code; else the relation has its name
 */
public record Involved(Relation relation, Optional<Agency> agency) {

    static List<Involved> of(List<Relation> relations, Published published) {
        return relations.stream()
                .map(relation -> new Involved(relation, published.agency(relation.agency())))
                .toList();
    }
}
