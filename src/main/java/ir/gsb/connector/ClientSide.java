package ir.gsb.connector;

import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the agency's own systems: leads what they ask to the hub, signed, over REST or SOAP. Guarantees that an answer
 * which it hands on was signed by the hub for this very request, the hub's refusals too; what the connector itself has to
 * say is marked {@code "at": "connector"}.
 */
final class ClientSide implements Door.Side {

    private static final String INQUIRY = "([a-z0-9-]{2,64}/v[1-9][0-9]{0,3})";
    private static final Pattern POSTED = Pattern.compile("/inquiries/" + INQUIRY + "(/batch)?");
    private static final Pattern SHOWN = Pattern.compile("/(inquiries|exchanges)(/[A-Za-z0-9.-]{1,100}){0,3}");
    private static final Pattern SOAP = Pattern.compile("/soap/" + INQUIRY);

    private final RestSide rest;
    private final Optional<SoapSide> soap;
    private final Health health;

    /** @param soap absent if the key cannot sign XML */
    ClientSide(RestSide rest, Optional<SoapSide> soap, Health health) {
        this.rest = rest;
        this.soap = soap;
        this.health = health;
    }

    @Override
    public Told answer(Asked asked) {
        try {
            if (asked.headers().first("origin").isPresent()) {
                throw RefusedException.of(
                        Code.ACCESS_DENIED, "The connector serves programs, not pages in a browser: leave out Origin.");
            }
            if (asked.isGet()) {
                return shown(asked);
            }
            return asked.method().equals("POST") ? posted(asked) : refuse(asked, onlyGetAndPost());
        } catch (RefusedException refused) {
            return refuse(asked, Trouble.of(refused.refusal()));
        }
    }

    private Told shown(Asked asked) {
        if (asked.path().equals("/health")) {
            return health.show();
        }
        if (!SHOWN.matcher(asked.path()).matches() || asked.path().contains("..")) {
            throw nothingHere();
        }
        return rest.ask(asked);
    }

    private Told posted(Asked asked) {
        if (POSTED.matcher(asked.path()).matches()) {
            return rest.ask(asked);
        }
        Matcher named = SOAP.matcher(asked.path());
        if (!named.matches()) {
            throw nothingHere();
        }
        SoapSide side = soap.orElseThrow(() -> RefusedException.of(
                Code.UNSUPPORTED_MEDIA_TYPE,
                "The connector's key is Ed25519, which signs no SOAP: ask over REST, or use a key of P-256 or RSA."));
        return side.ask(asked, type(named.group(1)));
    }

    private static InquiryType type(String text) {
        try {
            return InquiryType.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw nothingHere();
        }
    }

    private static RefusedException nothingHere() {
        return RefusedException.of(
                Code.UNKNOWN_INQUIRY,
                "There is nothing at this path: POST /inquiries/{type}/{v} or /soap/{type}/{v}, GET /inquiries,"
                        + " /exchanges/{id} or /health.");
    }

    private static Trouble onlyGetAndPost() {
        return Trouble.of(Refusal.of(Code.METHOD_NOT_ALLOWED, "The connector serves GET and POST: use one of them."));
    }

    @Override
    public Told refuse(Asked asked, Trouble why) {
        return asked.path().startsWith("/soap/") ? Problem.fault(asked.soapVersion(), why) : Problem.json(why);
    }

    /** What is asked, without what may be personal. */
    @Override
    public String named(Asked asked) {
        boolean inquiry = POSTED.matcher(asked.path()).matches()
                || SOAP.matcher(asked.path()).matches();
        if (inquiry || asked.path().equals("/inquiries")) {
            return asked.path();
        }
        return asked.path().startsWith("/exchanges/") ? "/exchanges" : "-";
    }
}
