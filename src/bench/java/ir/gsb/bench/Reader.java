package ir.gsb.bench;

import ir.gsb.message.Headers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Someone who reads the portal with a browser: a page, some seconds to read it, the next one. Each has an address of his
 * own in 127.0.0.0/8, because the portal counts pages by address.
 */
final class Reader implements Runnable, AutoCloseable {

    private static final long QUICKEST = 1_000_000_000L;
    private static final long SLOWEST = 3_000_000_000L;
    private static final int ADDRESSES = 250;

    private final Connection connection;
    private final String authority;
    private final PageKind.Shelf shelf;
    private final SplittableRandom random;
    private final PagesSeen seen;
    private final Map<String, String> tags = new HashMap<>();
    private final long end;

    private Reader(
            Connection connection, int number, String authority, PageKind.Shelf shelf, PagesSeen seen, long end) {
        this.connection = connection;
        this.authority = authority;
        this.shelf = shelf;
        this.random = new SplittableRandom(number);
        this.seen = seen;
        this.end = end;
    }

    /** @param end when he stops to read, as {@link System#nanoTime} has it */
    static Reader of(int number, Settings settings, PageKind.Shelf shelf, PagesSeen seen, long end) throws IOException {
        Connection connection = Connection.to(settings.port(), address(number));
        return new Reader(connection, number, settings.authority(), shelf, seen, end);
    }

    static String address(int number) {
        return "127.0." + (1 + number / ADDRESSES) + "." + (1 + number % ADDRESSES);
    }

    @Override
    public void run() {
        try {
            LockSupport.parkNanos(random.nextLong(SLOWEST));
            while (System.nanoTime() < end) {
                read(PageKind.any(random));
                LockSupport.parkNanos(Math.min(random.nextLong(QUICKEST, SLOWEST), end - System.nanoTime()));
            }
        } catch (IOException broken) {
            seen.failed("the connection broke: " + broken);
        }
    }

    private void read(PageKind kind) throws IOException {
        String address = kind.address(shelf, random);
        byte[] request = HttpMessage.get(authority, address, headers(address));
        long asked = System.nanoTime();
        HttpMessage answer = connection.exchange(request);
        seen.add(kind, System.nanoTime() - asked, answer);
        answer.headers().first("etag").ifPresent(tag -> tags.put(address, tag));
    }

    /** A browser asks for a page that it has only if it changed. */
    private Headers headers(String address) {
        var packed = new Headers.Header("accept-encoding", "gzip");
        String tag = tags.get(address);
        return new Headers(tag == null ? List.of(packed) : List.of(packed, new Headers.Header("if-none-match", tag)));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
