package ir.gsb.canonical;

/** The running route of an inquiry. Who asks by it enters and leaves, so that it can end when all have left. */
public final class ServedRoute {

    private final String id;
    private final String endpoint;
    private int within;
    private boolean closed;

    /** @param endpoint where the route takes its requests, {@code direct:person-identity.v1} */
    public ServedRoute(String id, String endpoint) {
        this.id = id;
        this.endpoint = endpoint;
    }

    public String id() {
        return id;
    }

    public String endpoint() {
        return endpoint;
    }

    /** @return false if nobody may enter any more */
    public synchronized boolean enter() {
        if (!closed) {
            within++;
        }
        return !closed;
    }

    public synchronized void leave() {
        within--;
    }

    /**
     * Lets nobody in any more.
     *
     * @return whether all have left
     */
    public synchronized boolean close() {
        closed = true;
        return within == 0;
    }
}
