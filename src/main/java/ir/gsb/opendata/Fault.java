package ir.gsb.opendata;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.Problem;
import java.util.Locale;

/** With what a request for open data, or for a case, can fail; written as a problem (RFC 9457) like any other of the hub. */
enum Fault {
    PARAMETER_INVALID(400, "A parameter is unknown or cannot be taken"),
    NOTHING_THERE(404, "There is nothing at this address"),
    UNKNOWN_SERVICE(404, "The catalogue has no such service"),
    UNKNOWN_AGENCY(404, "The catalogue has no such agency"),
    UNKNOWN_CASE(404, "There is no such case, or the second factor is not its"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in an accepted form"),
    CHANGE_UNKNOWN(410, "The feed has no change of this number"),
    SERVICE_RETIRED(410, "The service is published no more"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    READERS_BUSY(503, "Too many read at the same time"),
    STORE_AWAY(503, "The store cannot be read just now"),
    SEARCH_NOT_READY(503, "The search is being prepared");

    private final int status;
    private final String title;

    Fault(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** @param detail what is wrong and what to do next; no personal data */
    PlainAnswer answer(String detail) {
        String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        var problem = Problem.fields(code, title, status, this == TOO_MANY_REQUESTS || status == 503, detail);
        PlainAnswer answer = PlainAnswer.of(status, "application/problem+json", JsonText.write(problem))
                .with("cache-control", "no-store");
        return this == UNKNOWN_CASE ? answer : Answers.open(answer);
    }

    AnsweredException exception(String detail) {
        return new AnsweredException(answer(detail));
    }
}
