package ir.gsb.samples.country;

import ir.gsb.catalogue.Text;

/**
 * What a sheet is written about.
 *
 * @param reference the agency's own
 * @param titled its title, where the deed and the thing do not make it
 * @param narrowed to whom or what a sub-service is narrowed; empty for a service
 */
record Case(Provider provider, String reference, Deed deed, Thing thing, Text titled, Text narrowed) {

    Text title() {
        Text title = titled.fa().isEmpty() ? deed.titleOf(thing.name()) : titled;
        return narrowed.fa().isEmpty()
                ? title
                : new Text(title.fa() + " " + narrowed.fa(), title.en() + " " + narrowed.en());
    }

    Case narrowed(String below, Text to) {
        return new Case(provider, below, deed, thing, titled, to);
    }
}
