package ir.gsb.ingress;

import java.util.concurrent.Semaphore;

/**
 * The room that this node has for large messages which are under way: who sends many at once and never ends them must
 * not use the memory up.
 */
final class Room {

    /** Messages up to this size need no room; there are never more of them than may be in flight. */
    private static final int SMALL = 64 * 1024;

    private static final int KIBIBYTE = 1024;

    private final Semaphore kibibytes;

    Room(long bytes) {
        kibibytes = new Semaphore((int) Math.min(bytes / KIBIBYTE, Integer.MAX_VALUE));
    }

    Place place() {
        return new Place();
    }

    /** What one message takes up, until it is answered. */
    final class Place implements AutoCloseable {

        private int held;

        /** @return whether there is room for a message of this size */
        boolean holds(int bytes) {
            int needed = bytes <= SMALL ? 0 : bytes / KIBIBYTE + 1;
            if (needed > held) {
                int more = Math.max(needed - held, SMALL / KIBIBYTE);
                if (!kibibytes.tryAcquire(more)) {
                    return false;
                }
                held += more;
            }
            return true;
        }

        @Override
        public void close() {
            kibibytes.release(held);
            held = 0;
        }
    }
}
