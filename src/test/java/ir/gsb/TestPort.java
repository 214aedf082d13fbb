package ir.gsb;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that a test starts, or starts again, some time after they were chosen. They lie below those that the
 * operating system gives to outgoing connections, any of which could take such a port in between.
 */
public final class TestPort {

    private static final int FIRST = 15_000;
    private static final int OF_A_JVM = 8_000;
    private static final int TRIES = 100;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private TestPort() {}

    /** One that is free now, and was given to no other test: each JVM has ports of its own, see pom.xml. */
    public static int free() {
        int first = FIRST + OF_A_JVM * (System.getProperty("test.jvm.name", "").hashCode() & 1);
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(first, first + OF_A_JVM);
            try (var socket = new ServerSocket(port)) {
                if (GIVEN.add(port)) {
                    return socket.getLocalPort();
                }
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no port of those from " + first + " on is free");
    }
}
