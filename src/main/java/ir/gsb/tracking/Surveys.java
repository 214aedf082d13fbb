package ir.gsb.tracking;

import java.util.Map;
import java.util.Optional;

/** What citizens say when their cases are over: once for each case, and public in sums only. */
public final class Surveys {

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
        throw new UnsupportedOperationException();
    }

    /** Of a service; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofService(String code) {
        throw new UnsupportedOperationException();
    }

    /** Of an agency; empty while fewer than {@link SurveyResults#FEWEST} have answered. */
    public Optional<SurveyResults> ofAgency(String code) {
        throw new UnsupportedOperationException();
    }

    /** Of all services that enough have answered for, by their codes. */
    public Map<String, SurveyResults> services() {
        throw new UnsupportedOperationException();
    }

    /** Of all agencies that enough have answered for, by their codes. */
    public Map<String, SurveyResults> agencies() {
        throw new UnsupportedOperationException();
    }
}
