package ir.gsb.catalogue;

/** A published service with what of its sheet anyone may see. */
public record PublishedService(Listing listing, Sheet sheet) {

    public String code() {
        return listing.code();
    }
}
