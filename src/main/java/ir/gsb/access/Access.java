package ir.gsb.access;

import ir.gsb.message.Allowance;
import ir.gsb.message.Authorised;
import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Preference;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets a request pass if an agreement grants it and, where there is a quota, takes one unit of it. */
public final class Access extends Authorised.Stage {

    private final Registry.Source source;
    private final Clock clock;
    private final Meter meter;

    public Access(Registry.Source source, Clock clock, Quotas quotas, Rates rates) {
        this.source = source;
        this.clock = clock;
        this.meter = new Meter(quotas, rates);
    }

    /**
     * Authorises one request. A retry is authorised anew but takes nothing of the quota.
     *
     * @throws RefusedException {@code agency-suspended}, {@code unknown-inquiry}, {@code version-retired},
     *     {@code service-disabled} (also while the provider's agency is suspended), {@code access-denied} or
     *     {@code quota-exceeded}
     */
    @Override
    public Authorised authorise(Canonical canonical) {
        return authorise(canonical, canonical.from().retryOf().isEmpty());
    }

    /** Authorises a request anew that was accepted before and took its unit of the quota then. */
    public Authorised authoriseAgain(Canonical accepted) {
        return authorise(accepted, false);
    }

    private Authorised authorise(Canonical canonical, boolean takes) {
        Registry registry = source.current();
        Instant now = clock.instant();
        Party client = canonical.from().message().party();
        Canonical.Request request = canonical.request();
        checkClient(registry, client);
        Inquiry inquiry = served(registry, request.type(), now);
        Optional<String> named = canonical.from().message().header().agreement();
        Agreement agreement = new Choice(registry, client, request, now).agreement(named);
        List<Allowance> allowances = takes
                ? meter.take(agreement, registry.system(client), now, Preference.isBatch(canonical.received()))
                : List.of();
        return authorised(canonical, grant(agreement, request, inquiry.provider(), allowances));
    }

    private static Authorised.Grant grant(
            Agreement agreement, Canonical.Request request, Party provider, List<Allowance> allowances) {
        Set<String> fields = new HashSet<>(request.fields());
        fields.retainAll(agreement.fields());
        return new Authorised.Grant(
                agreement.id(), agreement.purpose(), agreement.legalBasis(), fields, provider, allowances);
    }

    private static void checkClient(Registry registry, Party client) {
        if (suspended(registry, client)) {
            throw RefusedException.of(
                    Code.AGENCY_SUSPENDED,
                    "Agency " + client.agency() + " is suspended and may not ask anything:"
                            + " ask the hub's operator why and when it ends.");
        }
    }

    /** What is not in the registry counts as suspended. */
    private static boolean suspended(Registry registry, Party party) {
        return registry.agency(party.agency()).map(Agency::suspended).orElse(true);
    }

    private static Inquiry served(Registry registry, InquiryType type, Instant now) {
        Inquiry inquiry = registry.inquiry(type)
                .orElseThrow(() -> RefusedException.of(
                        Code.UNKNOWN_INQUIRY, "There is no inquiry " + type + ": GET /inquiries lists all there are."));
        if (inquiry.isRetired(now)) {
            throw RefusedException.of(
                    Code.VERSION_RETIRED,
                    type + " is retired." + notice(inquiry) + " " + successor(registry, type, now));
        }
        switch (inquiry.state()) {
            case DISABLED ->
                throw RefusedException.of(
                        Code.SERVICE_DISABLED, type + " is switched off." + notice(inquiry) + " Ask again later.");
            case ACTIVE, RETIRED -> {
                if (suspended(registry, inquiry.provider())) {
                    throw RefusedException.of(
                            Code.SERVICE_DISABLED,
                            type + " is switched off while its provider's agency is suspended. Ask again later.");
                }
            }
        }
        return inquiry;
    }

    private static String notice(Inquiry inquiry) {
        return inquiry.notice().isBlank() ? "" : " Notice: " + inquiry.notice();
    }

    private static String successor(Registry registry, InquiryType retired, Instant now) {
        return registry.successor(retired, now)
                .map(newest -> "Use " + newest + ", under an agreement for it.")
                .orElse("GET /inquiries lists what is served.");
    }
}
