package ir.gsb.tracking;

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

    public Surveys(DataSource source, KeptSecrets secrets, Clock clock) {
        this.store = new SqlSurveys(source);
        this.passes = new SurveyPass(secrets, clock);
        this.clock = clock;
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
        return passes.read(pass)
                .map(code -> store.add(code, answer, today()) ? Taking.TAKEN : Taking.CLOSED)
                .orElse(Taking.PASS_EXPIRED);
    }

    /** Of a service; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofService(String code) {
        return Optional.ofNullable(
                store.results(SqlSurveys.By.SERVICE, Optional.of(code)).get(code));
    }

    /** Of an agency; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofAgency(String code) {
        return Optional.ofNullable(
                store.results(SqlSurveys.By.AGENCY, Optional.of(code)).get(code));
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
