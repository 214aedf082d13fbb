package ir.gsb.connector;

/** What became of a message that the connector sent. */
sealed interface Sent permits Told, Sent.NotSent, Sent.Lost {

    /** Nothing of it was sent: nobody listens there, or he is not trusted. */
    record NotSent(String why) implements Sent {}

    /**
     * It was sent and may have been carried out, and no whole answer came.
     *
     * @param late whether the time was over
     */
    record Lost(String why, boolean late) implements Sent {}
}
