package ir.gsb.registry;

/**
 * What became of a wish.
 *
 * @param version of the registry, now
 */
public record Applied(Plan plan, long version) {}
