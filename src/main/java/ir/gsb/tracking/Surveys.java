package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import ir.gsb.exchangelog.KeptSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What citizens say when their cases are over: once for each case, and public in sums of groups only. Every published sum
 * is of whole groups, so no comparison of two of them tells of fewer answers than a group has.
 */
public final class Surveys {

    private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);

    /** For so many days an answer waits for a group of its service; then its agency may have it. */
    private static final int OWN_SERVICE_FIRST = 90;

    private final SqlSurveys store;
    private final SqlSurveyGroups groups;
    private final SurveyPass passes;
    private final Clock clock;
    private final RecentSums ofServices;
    private final RecentSums ofAgencies;

    public Surveys(DataSource source, KeptSecrets secrets, Clock clock) {
        this.store = new SqlSurveys(source);
        this.groups = new SqlSurveyGroups(source);
        this.passes = new SurveyPass(secrets, clock);
        this.clock = clock;
        this.ofServices = new RecentSums(key -> store.results(SqlSurveys.By.SERVICE, key), clock);
        this.ofAgencies = new RecentSums(key -> store.results(SqlSurveys.By.AGENCY, key), clock);
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
        return passes.read(pass).map(said -> take(said.code(), answer)).orElse(Taking.PASS_EXPIRED);
    }

    /** Until when a pass lets its holder answer; empty if it does no more, or never did. */
    public Optional<Instant> openUntil(String pass) {
        return passes.read(pass).map(SurveyPass.Said::until);
    }

    private Taking take(String code, SurveyAnswer answer) {
        Optional<String> service = store.add(code, answer, today());
        service.ifPresent(this::publish);
        return service.isPresent() ? Taking.TAKEN : Taking.CLOSED;
    }

    /** The answer is taken whatever comes of it: what was not published waits for the next one. */
    private void publish(String service) {
        try {
            if (groups.makeOfServices(Optional.of(service))) {
                renew();
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("Answers for the service {} are not published yet: {}", service, away.getMessage());
        }
    }

    /** Publishes what waits and may be, of all services and agencies; to be done from time to time. */
    public void publish() {
        boolean ofServices = groups.makeOfServices(Optional.empty());
        if (groups.makeOfAgencies(today().minusDays(OWN_SERVICE_FIRST)) || ofServices) {
            renew();
        }
    }

    private void renew() {
        ofServices.renew();
        ofAgencies.renew();
    }

    /** Of a service; empty while it has no group. */
    public Optional<SurveyResults> ofService(String code) {
        return Optional.ofNullable(ofServices.of(code).get(code));
    }

    /** Of an agency; empty while it has no group. */
    public Optional<SurveyResults> ofAgency(String code) {
        return Optional.ofNullable(ofAgencies.of(code).get(code));
    }

    /** Of all services that have a group, by their codes. */
    public Map<String, SurveyResults> services() {
        return ofServices.all();
    }

    /** Of all agencies that have a group, by their codes. */
    public Map<String, SurveyResults> agencies() {
        return ofAgencies.all();
    }

    /** Lets the citizen answer, if the case was delivered and he has not answered yet. */
    Optional<String> pass(StoredCase one) {
        boolean open = one.state() == CaseState.DELIVERED && !store.isAnswered(one.code());
        return open ? Optional.of(passes.make(one.code())) : Optional.empty();
    }

    private LocalDate today() {
        return clock.instant().atZone(Jalali.TEHRAN).toLocalDate();
    }
}
