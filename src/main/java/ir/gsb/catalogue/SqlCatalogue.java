package ir.gsb.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** What is published, kept in memory but for the sheets, and brought up to date four times a second. */
public final class SqlCatalogue implements Catalogue, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlCatalogue.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int PORTION = 500;

    private final SqlPublished store;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("catalogue-poll").factory());
    private volatile Published current = Published.NOTHING;
    private boolean away;

    /** Reads what is published, which takes a second for some thousands of services. */
    public SqlCatalogue(DataSource source) {
        this.store = new SqlPublished(source);
        while (catchUp() == PORTION) {
            // the rest of them
        }
        poller.scheduleWithFixedDelay(this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Published current() {
        return current;
    }

    @Override
    public Optional<PublishedService> service(String code) {
        return services(List.of(code)).stream().findFirst();
    }

    @Override
    public List<PublishedService> services(List<String> codes) {
        Map<String, PublishedService> found = new LinkedHashMap<>();
        store.published(codes).forEach(service -> found.put(service.code(), service));
        return codes.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public boolean isGone(String code) {
        return store.isGone(code);
    }

    @Override
    public synchronized void follow(Follower follower) {
        List<String> codes = current.services().stream().map(Listing::code).toList();
        for (int from = 0; from < codes.size(); from += PORTION) {
            List<String> portion = codes.subList(from, Math.min(codes.size(), from + PORTION));
            follower.changed(services(portion), List.of());
        }
        followers.add(follower);
    }

    private void poll() {
        try {
            while (catchUp() == PORTION) {
                // the rest of them
            }
            if (away) {
                away = false;
                LOG.info("The catalogue is followed again");
            }
        } catch (DataAccessResourceFailureException gone) {
            if (!away) {
                away = true;
                LOG.warn("The store is away: the catalogue stays as it was");
            }
        } catch (DataAccessException | IllegalStateException failed) {
            LOG.error("The catalogue cannot be brought up to date", failed);
        }
    }

    /** Takes over at most a portion of changes; gives their number. */
    private synchronized int catchUp() {
        List<SqlPublished.Changed> changes = store.changesAfter(current.change(), PORTION);
        if (changes.isEmpty()) {
            return 0;
        }
        Map<String, Boolean> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(change.code(), change.gone()));
        List<PublishedService> fresh = services(List.copyOf(last.keySet()));
        List<String> gone = new ArrayList<>(last.keySet());
        fresh.forEach(service -> gone.remove(service.code()));
        current = current.with(
                store.agencies(),
                fresh.stream().map(PublishedService::listing).toList(),
                gone,
                changes.getLast().number());
        followers.forEach(follower -> follower.changed(fresh, gone));
        return changes.size();
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
