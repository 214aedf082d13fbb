package ir.gsb.duplicates;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.RecordedActs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services that look like the same work, and what was judged of them. They are compared in the background, once a while
 * if something was published since.
 */
public final class Duplicates implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Duplicates.class);
    private static final int PORTION = 500;

    private final Catalogue catalogue;
    private final SqlVerdicts verdicts;
    private final RecordedActs acts;
    private final DuplicatesSettings settings;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("duplicates").factory());
    private volatile List<Likeness> likely = List.of();
    private volatile long compared = -1;

    /**
     * A likeness, and what was judged of it last.
     *
     * @param verdict absent if nobody judged it yet
     */
    public record Judged(Likeness likeness, Optional<Verdict> verdict) {

        /** Whether a service was published with other text since it was judged. */
        public boolean isOutdated() {
            return verdict.filter(last -> last.isOfOtherTexts(likeness)).isPresent();
        }
    }

    /** Begins to compare at once. */
    public Duplicates(Catalogue catalogue, DataSource store, RecordedActs acts, DuplicatesSettings settings) {
        this.catalogue = catalogue;
        this.verdicts = new SqlVerdicts(store);
        this.acts = acts;
        this.settings = settings;
        worker.scheduleWithFixedDelay(this::work, 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            compare();
        } catch (RuntimeException failed) {
            LOG.warn("Services could not be compared for duplicate work: {}", failed.toString());
        }
    }

    /**
     * Compares all services, a sub-service by the service that it is part of, which takes seconds; nothing is done if
     * nothing was published since the last time.
     */
    synchronized void compare() {
        Published published = catalogue.current();
        if (published.change() == compared) {
            return;
        }
        List<Listing> listings = published.services().stream()
                .filter(service -> service.parent().isEmpty())
                .toList();
        List<Profile> profiles = new ArrayList<>(listings.size());
        for (int from = 0; from < listings.size(); from += PORTION) {
            catalogue
                    .openAll(listings.subList(from, Math.min(listings.size(), from + PORTION)))
                    .forEach(service -> profiles.add(Profile.of(service)));
        }
        likely = new Comparison(profiles, published::agency).likeliest(settings.kept(), settings.lowest(), judged());
        compared = published.change();
    }

    /** What was judged is shown on, whatever became of the texts. */
    private List<List<String>> judged() {
        return verdicts.newest().stream()
                .map(verdict -> List.of(verdict.one(), verdict.other()))
                .toList();
    }

    /** Whether all that is published now was compared. */
    public boolean isUpToDate() {
        return compared == catalogue.current().change();
    }

    /** The likeliest first, judged or not; as they were when they were compared last. */
    public List<Judged> likely() {
        Map<List<String>, Verdict> newest = new HashMap<>();
        verdicts.newest().forEach(verdict -> newest.put(List.of(verdict.one(), verdict.other()), verdict));
        return likely.stream()
                .map(pair -> new Judged(
                        pair,
                        Optional.ofNullable(newest.get(
                                List.of(pair.one().code(), pair.other().code())))))
                .toList();
    }

    /** Those of {@link #likely} that touch a service of an agency: what its people may see. */
    public List<Judged> likelyOf(String agency) {
        return likely().stream()
                .filter(judged -> judged.likeness().concerns(agency))
                .toList();
    }

    /** All that was judged of two services, given in any order; the newest first. */
    public List<Verdict> verdicts(String code, String otherCode) {
        boolean ordered = code.compareTo(otherCode) < 0;
        return verdicts.of(ordered ? code : otherCode, ordered ? otherCode : code);
    }

    /**
     * Keeps a verdict, and records the act.
     *
     * @return whether there are such services; if not, nothing is kept
     */
    public boolean judge(Verdict verdict) {
        var act = new Act(Act.Word.DUPLICATE_JUDGED, verdict.by(), Optional.empty(), inWords(verdict));
        return acts.run(act, connection -> SqlVerdicts.add(connection, verdict));
    }

    private static String inWords(Verdict verdict) {
        return shown(verdict.one()) + " " + shown(verdict.other()) + " "
                + verdict.judgement().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                + (verdict.remark().isBlank() ? "" : ": " + verdict.remark());
    }

    /** A sub-service's code has as many digits as a company's number; with a stroke it is not taken for one. */
    private static String shown(String code) {
        return code.length() > 8 ? code.substring(0, 8) + "/" + code.substring(8) : code;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
