package ir.gsb.administration;

import ir.gsb.canonical.ServedSet;
import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Applied;
import ir.gsb.registry.Entry;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Plan;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.RegistryFileException;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.registry.Wanted;
import ir.gsb.registry.Wish;
import ir.gsb.registry.Wishes;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the registry for who may. */
final class RegistryChanging {

    private static final String REASON = "reason";
    private static final String REGISTRY = "registry";
    private static final String PRUNE = "prune";
    private static final String TAG = "tag";

    private final SqlRegistry registry;
    private final ServedSet.Source served;

    RegistryChanging(SqlRegistry registry, ServedSet.Source served) {
        this.registry = registry;
        this.served = served;
    }

    Applied change(Rights rights, Address address, Received received) throws SQLException {
        if (address.kind().filter(Kind.AGREEMENT::equals).isEmpty()) {
            rights.requireOperator("change the registry");
        }
        if (address.verb().isPresent()) {
            return act(rights, address, received);
        }
        if (address.key().isPresent()) {
            return put(rights, address.kind().orElseThrow(), address.key().get(), received);
        }
        return switch (address.place()) {
            case "plan" -> plan(rights, received);
            case "apply" -> apply(rights, received);
            case "certificates" -> certificate(rights, received);
            default -> request(rights, received);
        };
    }

    private Applied plan(Rights rights, Received received) throws SQLException {
        var body = Body.read(received.body(), REGISTRY, PRUNE);
        Wish wish = wish(body);
        return told(REGISTRY, () -> registry.plan(wish, rights::consent));
    }

    private Applied apply(Rights rights, Received received) throws SQLException {
        var body = Body.read(received.body(), REASON, REGISTRY, PRUNE, "plan");
        String shown = body.required("plan");
        Wish wish = wish(body);
        return told(
                REGISTRY,
                () -> registry.apply(body.by(rights.party()), wish, plan -> {
                    requireShown(plan, shown);
                    rights.consent(plan);
                }));
    }

    private static Wish wish(Body body) {
        RegistryFile file = FileReader.told(REGISTRY, () -> FileReader.file(body.object(REGISTRY)));
        return body.flag(PRUNE) ? file.wishOfAll() : file.wish();
    }

    private static void requireShown(Plan plan, String shown) {
        if (!plan.tag().equals(shown)) {
            throw conflict("/plan", plan.tag(), "The plan that was shown is not what would be done now: plan again.");
        }
    }

    private Applied act(Rights rights, Address address, Received received) throws SQLException {
        String key = address.key().orElseThrow();
        var body = Body.read(received.body(), REASON, TAG, "notice");
        Wish wish = wish(new AgreementActs(rights), address.verb().orElseThrow(), key, body);
        Kind kind = address.kind().orElseThrow();
        return registry.apply(body.by(rights.party()), tagged(kind, key, body.text(TAG), wish), rights::consent);
    }

    private static Wish wish(AgreementActs agreements, String verb, String key, Body body) {
        return switch (verb) {
            case "suspend" -> Wishes.suspend(key, true);
            case "resume" -> Wishes.suspend(key, false);
            case "revoke" -> Wishes.revoke(key);
            case "enable" -> Wishes.state(type(key), Inquiry.State.ACTIVE, "");
            case "disable" -> Wishes.state(type(key), Inquiry.State.DISABLED, notice(body));
            case "retire" -> Wishes.state(type(key), Inquiry.State.RETIRED, notice(body));
            case "grant" -> agreements.grant(key);
            case "decline" -> agreements.decline(key);
            case "end" -> agreements.end(key);
            default -> throw new IllegalArgumentException("the front door lets no such verb pass: " + verb);
        };
    }

    private static InquiryType type(String key) {
        try {
            return InquiryType.parse(key);
        } catch (IllegalArgumentException malformed) {
            throw Wishes.unknown(Kind.INQUIRY);
        }
    }

    private static String notice(Body body) {
        return body.text("notice").orElse("").strip();
    }

    /** Fails if the entry is not any more as who wants to change it saw it. */
    private static Wish tagged(Kind kind, String key, Optional<String> tag, Wish wish) {
        return before -> {
            List<Wanted> wanted = wish.of(before);
            before.entry(kind, key)
                    .filter(entry ->
                            tag.filter(seen -> !seen.equals(entry.tag())).isPresent())
                    .ifPresent(entry -> {
                        throw changed(entry);
                    });
            return wanted;
        };
    }

    private static RefusedException changed(Entry entry) {
        return conflict(
                "/tag",
                entry.tag(),
                entry.kind().wire() + " " + entry.key() + " was changed since: GET it, and decide anew with its tag.");
    }

    private static RefusedException conflict(String pointer, String now, String detail) {
        return new RefusedException(new Refusal(
                Code.VERSION_CONFLICT, detail, List.of(new Violation(pointer, "is now " + now)), Optional.empty()));
    }

    private Applied put(Rights rights, Kind kind, String key, Received received) throws SQLException {
        rights.requireOperator("change the registry");
        var body = Body.read(received.body(), REASON, TAG, "entry");
        RegistryFile file = FileReader.told("entry", () -> FileReader.entry(kind, body.object("entry")));
        Optional<String> tag = body.text(TAG);
        Wish wish = before -> {
            List<Wanted> wanted = file.wish().of(before);
            requireNamed(kind, key, wanted);
            requireTag(before, kind, key, tag);
            return wanted;
        };
        return told(
                "entry", () -> registry.apply(body.by(rights.party()), tagged(kind, key, tag, wish), rights::consent));
    }

    private static void requireNamed(Kind kind, String key, List<Wanted> wanted) {
        boolean named = wanted.stream()
                .map(Wanted::entry)
                .anyMatch(entry -> entry.kind() == kind && entry.key().equals(key));
        if (!named) {
            throw Body.violated("/entry", "must be the entry that the path names, " + key);
        }
    }

    private static void requireTag(Registry before, Kind kind, String key, Optional<String> tag) {
        if (tag.isEmpty() && before.entry(kind, key).isPresent()) {
            throw Body.violated("/tag", "must be the tag that the entry had when you read it");
        }
    }

    private Applied certificate(Rights rights, Received received) throws SQLException {
        var body = Body.read(received.body(), REASON, "party", "pem");
        RegisteredCertificate certificate;
        try {
            certificate = RegisteredCertificate.read(Party.parse(body.required("party")), body.required("pem"));
        } catch (CertificateException malformed) {
            throw Body.violated("/pem", "must be one X.509 certificate, as PEM");
        } catch (IllegalArgumentException malformed) {
            throw Body.violated("/party", "must be agency/system");
        }
        var wanted = new Wanted("", certificate);
        return told(
                "pem", () -> registry.apply(body.by(rights.party()), before -> asIs(before, wanted), rights::consent));
    }

    /** One that was revoked stays so. */
    private static List<Wanted> asIs(Registry before, Wanted wanted) {
        before.certificate(wanted.entry().key())
                .filter(RegisteredCertificate::revoked)
                .ifPresent(revoked -> {
                    throw RefusedException.of(
                            Code.STATE_CONFLICT, "This certificate was revoked, for ever: make a new key pair.");
                });
        return List.of(wanted);
    }

    private Applied request(Rights rights, Received received) throws SQLException {
        var body = Body.read(received.body(), REASON, "agreement");
        Map<String, Node> entry = new LinkedHashMap<>(body.object("agreement").children());
        if (entry.containsKey("state")) {
            throw Body.violated("/agreement/state", "must be left out: it is only asked for");
        }
        entry.putIfAbsent("client", new Node.Text(rights.party().toString()));
        entry.putIfAbsent("id", new Node.Text("A-" + received.id()));
        Agreement asked = FileReader.told(
                "agreement",
                () -> FileReader.entry(Kind.AGREEMENT, new Node.Fields(entry)).onlyAgreement());
        Wish wish = new AgreementActs(rights)
                .request(asked, served.current().schemas().model(asked.inquiry()));
        return told("agreement", () -> registry.apply(body.by(rights.party()), wish));
    }

    @FunctionalInterface
    interface Work {
        Applied run() throws SQLException;
    }

    static Applied told(String member, Work work) throws SQLException {
        try {
            return work.run();
        } catch (RegistryFileException wrong) {
            throw FileReader.refusal(member, wrong);
        }
    }
}
