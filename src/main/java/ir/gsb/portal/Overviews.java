package ir.gsb.portal;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Published;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue's numbers as they are now; counted anew only when something else is published. */
@Component
class Overviews {

    private record Counted(Published published, Overview overview) {}

    private final Catalogue catalogue;
    private volatile @Nullable Counted counted;

    Overviews(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Overview current() {
        Published now = catalogue.current();
        Counted known = counted;
        if (known == null || known.published() != now) {
            known = new Counted(now, Overview.of(now));
            counted = known;
        }
        return known.overview();
    }
}
