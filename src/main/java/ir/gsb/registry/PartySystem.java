package ir.gsb.registry;

import ir.gsb.message.Party;

/**
 * A registered system.
 *
 * @param signRequests whether the hub signs what it sends to this provider
 * @param verifyAnswers whether this provider signs its answers, so that an answer without its signature is refused
 * @param auditor whether it may look at what others exchanged
 */
public record PartySystem(
        Party party, String nameFa, String nameEn, boolean signRequests, boolean verifyAnswers, boolean auditor) {}
