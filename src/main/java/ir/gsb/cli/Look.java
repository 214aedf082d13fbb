package ir.gsb.cli;

/** What came of looking at one thing between a party and a hub. */
sealed interface Look<T> {

    /**
     * It is as it should be.
     *
     * @param seen what later looks need
     * @param words what was seen, for people
     */
    record Well<T>(T seen, String words) implements Look<T> {}

    /**
     * It is not.
     *
     * @param wrong a sentence
     * @param toDo a sentence, or more
     */
    record Ill<T>(String wrong, String toDo) implements Look<T> {}
}
