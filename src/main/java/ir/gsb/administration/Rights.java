package ir.gsb.administration;

import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Change;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.Plan;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.util.Optional;

/** What a caller may see and do in the registry and the queue. */
record Rights(Party party, String thumbprint, boolean operator, boolean auditor) {

    /** @throws RefusedException {@code agency-suspended} */
    static Rights of(Verified caller, Registry registry) {
        Party party = caller.party();
        if (registry.agency(party.agency()).map(Agency::suspended).orElse(true)) {
            throw RefusedException.of(
                    Code.AGENCY_SUSPENDED,
                    "Agency " + party.agency() + " is suspended: ask the hub's operator why and when it ends.");
        }
        Optional<PartySystem> system = registry.system(party);
        return new Rights(
                party,
                caller.verification().thumbprint(),
                system.map(PartySystem::operator).orElse(false),
                system.map(PartySystem::auditor).orElse(false));
    }

    /** @param what for the sentence that says who may */
    void requireOperator(String what) {
        if (!operator) {
            throw denied("Only parties with the role operator may " + what + ": ask the hub's operator.");
        }
    }

    void requireReader() {
        if (!operator && !auditor) {
            throw denied("Only parties with the role operator or auditor may read this; GET /registry/agreements shows"
                    + " your own agreements.");
        }
    }

    boolean mayRead(Agreement agreement, Registry registry) {
        return operator || auditor || isClient(agreement) || isProvider(agreement, registry);
    }

    boolean isClient(Agreement agreement) {
        return agreement.client().agency().equals(party.agency());
    }

    boolean isProvider(Agreement agreement, Registry registry) {
        return registry.inquiry(agreement.inquiry())
                .map(Inquiry::provider)
                .filter(provider -> provider.agency().equals(party.agency()))
                .isPresent();
    }

    /** Nobody gives himself a role, nor shuts himself out. */
    void consent(Plan plan) {
        plan.changes().forEach(this::consent);
    }

    private void consent(Change change) {
        switch (change.after()) {
            case PartySystem system
            when system.party().equals(party) && !sameRoles(change, system) ->
                throw denied("Your own roles are for another operator to change.");
            case Agency agency when agency.id().equals(party.agency()) && agency.suspended() -> throw shutOut();
            case RegisteredCertificate certificate
            when certificate.thumbprint().equals(thumbprint) && certificate.revoked() -> throw shutOut();
            default -> {
                // nothing of one's own
            }
        }
    }

    private static boolean sameRoles(Change change, PartySystem after) {
        return change.before()
                .map(before -> ((PartySystem) before).roles().equals(after.roles()))
                .orElse(false);
    }

    private static RefusedException shutOut() {
        return RefusedException.of(
                Code.STATE_CONFLICT,
                "This would shut out you who ask for it: leave your own agency and certificate as they are, or let"
                        + " another operator do it.");
    }

    static RefusedException denied(String detail) {
        return RefusedException.of(Code.ACCESS_DENIED, detail);
    }
}
