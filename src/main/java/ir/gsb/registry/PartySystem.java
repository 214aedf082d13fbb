package ir.gsb.registry;

import ir.gsb.message.Party;
import java.net.URI;
import java.util.Optional;

/**
 * A registered system.
 *
 * @param signRequests whether the hub signs what it sends to this provider
 * @param verifyAnswers whether this provider signs its answers, so that an answer without its signature is refused
 * @param auditor whether it may look at what others exchanged
 * @param payloadReader whether it may also take out evidence, which has what was said in it
 * @param callback where it is told what came of what it asked to be carried out later
 */
public record PartySystem(
        Party party,
        String nameFa,
        String nameEn,
        boolean signRequests,
        boolean verifyAnswers,
        boolean auditor,
        boolean payloadReader,
        Optional<URI> callback) {}
