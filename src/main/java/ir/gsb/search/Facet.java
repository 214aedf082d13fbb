package ir.gsb.search;

/** By what a search is narrowed, and how the values of it are written. */
public enum Facet {
    /** Names of {@code Classification.Cluster}. */
    CLUSTER,
    /** Names of {@code Classification.LifeEvent}. */
    EVENT,
    /** Codes of agencies. */
    AGENCY,
    /** Names of {@code Province}; a service that is given everywhere fits each. */
    PROVINCE,
    /** Names of {@code Classification.Level}. */
    LEVEL,
    /** Names of {@code Classification.Audience}. */
    AUDIENCE,
    /** {@code true} or {@code false}. */
    ELECTRONIC
}
