package ir.gsb.search;

import ir.gsb.catalogue.Listing;

/**
 * A service that was found.
 *
 * @param excerpt a piece of its description around the words that were found, as plain text: in English if the words are,
 *     else in Persian; empty if it has no description
 */
public record Hit(Listing listing, String excerpt) {}
