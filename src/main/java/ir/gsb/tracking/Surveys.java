package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import ir.gsb.exchangelog.KeptSecrets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What citizens say when their cases are over: once for each case, and public in sums only. */
public final class Surveys {

    private final SqlSurveys store;
    private final SurveyPass passes;
    private final Clock clock;
    private final RecentSums ofServices;
    private final RecentSums ofAgencies;

    public Surveys(DataSource source, KeptSecrets secrets, Clock clock) {
        this.store = new SqlSurveys(source);
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
        return passes.read(pass).map(code -> take(code, answer)).orElse(Taking.PASS_EXPIRED);
    }

    private Taking take(String code, SurveyAnswer answer) {
        if (!store.add(code, answer, today())) {
            return Taking.CLOSED;
        }
        ofServices.renew();
        ofAgencies.renew();
        return Taking.TAKEN;
    }

    /** Of a service; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofService(String code) {
        return Optional.ofNullable(ofServices.of(code).get(code));
    }

    /** Of an agency; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofAgency(String code) {
        return Optional.ofNullable(ofAgencies.of(code).get(code));
    }

    /** Of all services that enough have answered for, by their codes. */
    public Map<String, SurveyResults> services() {
        return ofServices.all();
    }

    /** Of all agencies that enough have answered for, by their codes. */
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
