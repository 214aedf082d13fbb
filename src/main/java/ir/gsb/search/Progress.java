package ir.gsb.search;

/**
 * How far the index is. While a node starts it is made beside the work of the bus, which takes some seconds.
 *
 * @param ready whether all that was published at the start is in it; what is published later follows within a second
 * @param indexed services that are in it
 * @param published services that there are
 */
public record Progress(boolean ready, int indexed, int published) {}
