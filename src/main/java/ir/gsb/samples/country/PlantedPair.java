package ir.gsb.samples.country;

/** Two services of two agencies that do the same work in other words. */
public record PlantedPair(Place one, Place other) {

    /**
     * Where a service stands.
     *
     * @param reference the agency's own
     */
    public record Place(String agency, String reference) {}
}
