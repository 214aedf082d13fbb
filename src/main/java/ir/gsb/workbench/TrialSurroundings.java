package ir.gsb.workbench;

import ir.gsb.canonical.Model;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.SigningKey;
import ir.gsb.security.ThrowAwayKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client with a throw-away key, and a registry that knows it, the provider and one agreement that grants everything.
 *
 * @param key the client's; what goes to the provider is signed by no one
 */
record TrialSurroundings(SigningKey key, Registry registry) {

    private static final Party CLIENT = new Party("trial", "client");

    static TrialSurroundings of(Model model, Party provider, Clock clock, SecureRandom random) {
        SigningKey key = ThrowAwayKey.of(CLIENT, clock, random);
        List<Party> parties = Stream.of(CLIENT, provider).distinct().toList();
        var registry = new Registry(
                parties.stream()
                        .map(Party::agency)
                        .distinct()
                        .map(TrialSurroundings::agency)
                        .toList(),
                parties.stream().map(TrialSurroundings::system).toList(),
                List.of(new RegisteredCertificate(CLIENT, key.thumbprint(), key.certificate(), false)),
                List.of(new Inquiry(model.type(), provider, "", "", false, Inquiry.State.ACTIVE, "")),
                List.of(agreement(model)));
        return new TrialSurroundings(key, registry);
    }

    private static Agreement agreement(Model model) {
        return new Agreement(
                "A-TRIAL",
                CLIENT,
                model.type(),
                EnumSet.allOf(Mode.class),
                model.answerFields(),
                "trial",
                "trial",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    private static Agency agency(String id) {
        return new Agency(id, id, id, false);
    }

    private static PartySystem system(Party party) {
        return new PartySystem(party, party.system(), party.system(), false, false, false, false);
    }
}
