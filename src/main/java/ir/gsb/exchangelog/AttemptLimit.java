package ir.gsb.exchangelog;

import java.util.HashMap;
import java.util.Map;

/** Says which attempts without a verified signature are recorded one by one, and by what the others are counted. */
final class AttemptLimit {

    private static final int SOURCES_TOLD_APART = 10_000;

    private final int perSource;
    private final int inAll;
    private final Map<String, Integer> bySource = new HashMap<>();
    private long minute;
    private int all;

    AttemptLimit(int perSource, int inAll) {
        this.perSource = perSource;
        this.inAll = inAll;
    }

    synchronized boolean allows(String source, long nowMinute) {
        begin(nowMinute);
        if (all >= inAll || !isToldApart(source)) {
            return false;
        }
        boolean allowed = bySource.merge(source, 1, Integer::sum) <= perSource;
        all += allowed ? 1 : 0;
        return allowed;
    }

    /** Whether counters of this source's own are kept in this minute; there must not be one for any address there is. */
    synchronized boolean countsApart(String source, long nowMinute) {
        begin(nowMinute);
        if (!isToldApart(source)) {
            return false;
        }
        bySource.putIfAbsent(source, 0);
        return true;
    }

    private boolean isToldApart(String source) {
        return bySource.size() < SOURCES_TOLD_APART || bySource.containsKey(source);
    }

    private void begin(long nowMinute) {
        if (nowMinute != minute) {
            minute = nowMinute;
            all = 0;
            bySource.clear();
        }
    }
}
