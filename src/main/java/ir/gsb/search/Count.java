package ir.gsb.search;

/** How many services have one value of a facet. */
public record Count(String value, long services) {}
