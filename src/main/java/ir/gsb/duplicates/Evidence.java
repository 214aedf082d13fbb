package ir.gsb.duplicates;

/**
 * Something that two services share, and how much it says that they are the same work.
 *
 * @param strength natural logarithm of how unlikely it is by chance, beside all stronger things that they share
 */
record Evidence(Feature feature, double strength) {}
