package ir.gsb.opendata;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The whole catalogue in Turtle, made portion by portion as it is read: one document after another is a document too. The
 * first portion is made at once, so that a store that is away is told before anything is sent.
 */
final class Dump extends InputStream {

    private static final int PORTION = 200;

    private final Catalogue catalogue;
    private final Published published;
    private final ServiceGraph graph;
    private final List<Listing> listings;
    private int next;
    private InputStream portion;

    Dump(Catalogue catalogue, Published published, ServiceGraph graph) {
        this.catalogue = catalogue;
        this.published = published;
        this.graph = graph;
        this.listings = List.copyOf(published.services());
        this.portion = portion();
    }

    private InputStream portion() {
        int end = Math.min(listings.size(), next + PORTION);
        byte[] turtle = graph.turtle(catalogue.openAll(listings.subList(next, end)), published);
        next = end;
        return new ByteArrayInputStream(turtle);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = portion.read(into, from, length);
        while (read < 0 && next < listings.size()) {
            portion = portion();
            read = portion.read(into, from, length);
        }
        return read;
    }
}
