package ir.gsb.tracking;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import ir.gsb.exchangelog.KeptSecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What citizens say when their cases are over: once for each case, and public in sums only. */
public final class Surveys {

    /** For so long a page may show sums that another node's citizens have changed. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MOST_KEPT = 10_000;

    private final SqlSurveys store;
    private final SurveyPass passes;
    private final Clock clock;
    private final LoadingCache<String, Optional<SurveyResults>> ofServices;
    private final LoadingCache<String, Optional<SurveyResults>> ofAgencies;

    public Surveys(DataSource source, KeptSecrets secrets, Clock clock) {
        this.store = new SqlSurveys(source);
        this.passes = new SurveyPass(secrets, clock);
        this.clock = clock;
        this.ofServices = kept(SqlSurveys.By.SERVICE);
        this.ofAgencies = kept(SqlSurveys.By.AGENCY);
    }

    private LoadingCache<String, Optional<SurveyResults>> kept(SqlSurveys.By by) {
        return Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .build(code ->
                        Optional.ofNullable(store.results(by, Optional.of(code)).get(code)));
    }

    /** What became of an answer. */
    public enum Taking {
        TAKEN,
        /** It was answered before, or the case is not one that can be answered for. */
        CLOSED,
        /** The pass is too old or is none: look at the case again. */
        PASS_EXPIRED
    }

    /** @param pass from {@link CaseView#surveyPass()} */
    public Taking answer(String pass, SurveyAnswer answer) {
        return passes.read(pass).map(code -> take(code, answer)).orElse(Taking.PASS_EXPIRED);
    }

    private Taking take(String code, SurveyAnswer answer) {
        if (!store.add(code, answer, today())) {
            return Taking.CLOSED;
        }
        ofServices.invalidateAll();
        ofAgencies.invalidateAll();
        return Taking.TAKEN;
    }

    /** Of a service; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofService(String code) {
        return ofServices.get(code);
    }

    /** Of an agency; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofAgency(String code) {
        return ofAgencies.get(code);
    }

    /** Of all services that enough have answered for, by their codes. */
    public Map<String, SurveyResults> services() {
        return store.results(SqlSurveys.By.SERVICE, Optional.empty());
    }

    /** Of all agencies that enough have answered for, by their codes. */
    public Map<String, SurveyResults> agencies() {
        return store.results(SqlSurveys.By.AGENCY, Optional.empty());
    }

    /** Lets the citizen answer, if the case was delivered and he has not answered yet. */
    Optional<String> pass(StoredCase one) {
        boolean open = one.state() == CaseState.DELIVERED && !store.isAnswered(one.code());
        return open ? Optional.of(passes.make(one.code())) : Optional.empty();
    }

    private LocalDate today() {
        return clock.instant().atZone(ToldEvent.TEHRAN).toLocalDate();
    }
}
