package ir.gsb.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is published, kept in memory but for most of the sheets, and brought up to date four times a second. */
public final class SqlCatalogue implements Catalogue, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlCatalogue.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(5);

    private final SqlPublished store;
    private final SqlPublished readers;
    private final RecentSheets recent = new RecentSheets();
    private final List<Following> followings = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("catalogue-poll").factory());
    private volatile Published current = Published.NOTHING;
    private boolean away;

    /** Of a store that nobody else needs. */
    public SqlCatalogue(DataSource source) {
        this(source, source);
    }

    /**
     * Reads what is published, which takes a second for some thousands of services.
     *
     * @param source for what the catalogue reads by itself, one connection at a time
     * @param ofReaders for sheets that someone asks for
     */
    public SqlCatalogue(DataSource source, DataSource ofReaders) {
        this.store = new SqlPublished(source);
        this.readers = new SqlPublished(ofReaders);
        catchUp();
        poller.scheduleWithFixedDelay(this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Published current() {
        return current;
    }

    @Override
    public Optional<PublishedService> open(Listing listing) {
        return recent.find(listing).or(() -> read(listing)).map(sheet -> new PublishedService(listing, sheet));
    }

    private Optional<Sheet> read(Listing listing) {
        Optional<String> text =
                Optional.ofNullable(readers.sheets(List.of(listing)).get(listing.id()));
        return text.map(json -> {
            Sheet sheet = Sheets.read(json).publicPart();
            recent.keep(listing, sheet, json.length());
            return sheet;
        });
    }

    @Override
    public List<PublishedService> openAll(List<Listing> listings) {
        return readers.open(listings);
    }

    @Override
    public void follow(Follower follower) {
        followings.add(new Following(follower));
    }

    private void poll() {
        try {
            catchUp();
            while (!followings.stream()
                            .map(following -> following.tell(current, store::open))
                            .reduce(true, Boolean::logicalAnd)
                    && !poller.isShutdown()) {
                catchUp();
            }
            if (away) {
                away = false;
                LOG.info("The catalogue is followed again");
            }
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException gone) {
            if (!away) {
                away = true;
                LOG.warn("The store is away: the catalogue stays as it was");
            }
        } catch (RuntimeException failed) {
            LOG.error("The catalogue cannot be brought up to date", failed);
        }
    }

    private void catchUp() {
        boolean more = true;
        while (more) {
            Optional<SqlPublished.News> news = store.after(current.change());
            news.ifPresent(one -> current = one.addedTo(current));
            more = news.isPresent() && news.get().more();
        }
    }

    /**
     * Waits until the followers have taken in what they are being told, so that nothing is closed below them; those that
     * take longer than five seconds are interrupted and no longer waited for.
     */
    @Override
    public void close() {
        poller.shutdown();
        try {
            if (!poller.awaitTermination(LONGEST_CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                poller.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            poller.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
