package ir.gsb.tracking;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Text;
import ir.gsb.registry.Registry;
import java.util.Optional;

/** Agencies by their codes: those that provide services, and those that are on the bus. */
public final class KnownAgencies {

    private final Catalogue catalogue;
    private final Registry.Source registry;

    public KnownAgencies(Catalogue catalogue, Registry.Source registry) {
        this.catalogue = catalogue;
        this.registry = registry;
    }

    boolean has(String code) {
        return find(code).isPresent();
    }

    /** Its name; its code if it is known no more. */
    Text name(String code) {
        return find(code).orElse(new Text(code, code));
    }

    private Optional<Text> find(String code) {
        return catalogue
                .current()
                .agency(code)
                .map(Agency::name)
                .or(() -> registry.current().agency(code).map(one -> new Text(one.nameFa(), one.nameEn())));
    }
}
