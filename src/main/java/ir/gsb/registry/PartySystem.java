package ir.gsb.registry;

import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A registered system.
 *
 * @param signRequests whether the hub signs what it sends to this provider
 * @param verifyAnswers whether this provider signs its answers, so that an answer without its signature is refused
 * @param auditor whether it may look at what others exchanged
 * @param payloadReader whether it may also take out evidence, which has what was said in it
 * @param operator whether it may change the registry
 * @param callback where it is told what came of what it asked to be carried out later
 * @param quotaPerDay how many exchanges a day (UTC) it may have as a client, over all its agreements; absent if without limit
 * @param quotaPerSecond the same for a second
 */
public record PartySystem(
        Party party,
        String nameFa,
        String nameEn,
        boolean signRequests,
        boolean verifyAnswers,
        boolean auditor,
        boolean payloadReader,
        boolean operator,
        Optional<URI> callback,
        Optional<Long> quotaPerDay,
        Optional<Long> quotaPerSecond)
        implements Entry {

    /** One without quota. */
    public PartySystem(
            Party party,
            String nameFa,
            String nameEn,
            boolean signRequests,
            boolean verifyAnswers,
            boolean auditor,
            boolean payloadReader,
            boolean operator,
            Optional<URI> callback) {
        this(
                party,
                nameFa,
                nameEn,
                signRequests,
                verifyAnswers,
                auditor,
                payloadReader,
                operator,
                callback,
                Optional.empty(),
                Optional.empty());
    }

    /** One that does not change the registry, and is not called back. */
    public PartySystem(
            Party party,
            String nameFa,
            String nameEn,
            boolean signRequests,
            boolean verifyAnswers,
            boolean auditor,
            boolean payloadReader) {
        this(party, nameFa, nameEn, signRequests, verifyAnswers, auditor, payloadReader, false, Optional.empty());
    }

    @Override
    public Kind kind() {
        return Kind.SYSTEM;
    }

    @Override
    public String key() {
        return party.toString();
    }

    @Override
    public boolean over() {
        return false;
    }

    /** As files write them: {@code auditor}, {@code payload-reader}, {@code operator}. */
    public List<String> roles() {
        List<String> roles = new ArrayList<>();
        if (auditor) {
            roles.add(RegistryFile.AUDITOR);
        }
        if (payloadReader) {
            roles.add(RegistryFile.PAYLOAD_READER);
        }
        if (operator) {
            roles.add(RegistryFile.OPERATOR);
        }
        return roles;
    }

    @Override
    public Node.Fields written() {
        return new EntryFields()
                .text("party", party)
                .text("nameFa", nameFa)
                .text("nameEn", nameEn)
                .flag("signRequests", signRequests)
                .flag("verifyAnswers", verifyAnswers)
                .words("roles", roles())
                .text("callback", callback)
                .whole("quotaPerDay", quotaPerDay)
                .whole("quotaPerSecond", quotaPerSecond)
                .made();
    }
}
