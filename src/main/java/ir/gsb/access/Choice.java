package ir.gsb.access;

import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the agreement that a request stands on, or says why there is none. */
record Choice(Registry registry, Party client, Canonical.Request request, Instant now) {

    /** @param named the agreement that the client names, if it names one */
    Agreement agreement(Optional<String> named) {
        List<Agreement> ours = registry.agreements(client, request.type());
        if (named.isPresent()) {
            return checked(named(ours, named.get()));
        }
        if (ours.size() == 1) {
            return checked(ours.getFirst());
        }
        List<Agreement> fitting = ours.stream()
                .filter(agreement -> objection(agreement).isEmpty())
                .toList();
        if (fitting.size() != 1) {
            throw denied(notOne(ours, fitting));
        }
        return fitting.getFirst();
    }

    /** An agreement of someone else, or for another inquiry, is as unknown as one that does not exist. */
    private Agreement named(List<Agreement> ours, String id) {
        for (Agreement agreement : ours) {
            if (agreement.id().equals(id)) {
                return agreement;
            }
        }
        throw denied("The agreement that is named is none between " + client + " and " + request.type()
                + ": name one that is, or leave it out where just one fits.");
    }

    private Agreement checked(Agreement agreement) {
        Optional<String> objection = objection(agreement);
        if (objection.isPresent()) {
            throw denied("Agreement " + agreement.id() + " " + objection.get());
        }
        return agreement;
    }

    private String notOne(List<Agreement> ours, List<Agreement> fitting) {
        if (ours.isEmpty()) {
            return "There is no agreement between " + client + " and " + request.type()
                    + ": ask the provider's agency for one.";
        }
        if (fitting.isEmpty()) {
            return "None of the " + ours.size() + " agreements between " + client + " and " + request.type() + " ("
                    + ids(ours)
                    + ") grants this now: name the one you mean, in Gsb-Agreement or with --agreement, to learn what"
                    + " it lacks.";
        }
        return fitting.size() + " agreements fit (" + ids(fitting)
                + "): name the one this exchange stands on, in Gsb-Agreement or with --agreement.";
    }

    private static String ids(List<Agreement> agreements) {
        return agreements.stream().map(Agreement::id).collect(Collectors.joining(", "));
    }

    /** Why an agreement does not grant the request, to be read after its id; empty if it does. */
    private Optional<String> objection(Agreement agreement) {
        if (!agreement.granted()) {
            return Optional.of(stateObjection(agreement));
        }
        if (now.isBefore(agreement.validFrom())) {
            return Optional.of("is not valid before " + agreement.validFrom() + ": ask again then.");
        }
        if (!agreement.validAt(now)) {
            return Optional.of(
                    "expired at " + agreement.validUntil().orElseThrow() + ": ask the provider's agency to renew it.");
        }
        if (!agreement.modes().contains(request.mode())) {
            return Optional.of(modeObjection());
        }
        return fieldObjection(agreement);
    }

    private String stateObjection(Agreement agreement) {
        return switch (agreement.state()) {
            case REQUESTED -> "is not granted yet: it is the turn of " + provider() + ", the provider's agency.";
            case DECLINED -> "was declined by the provider's agency: its history says why.";
            case ENDED -> "has ended: ask for a new one.";
            case GRANTED -> throw new IllegalStateException("a granted agreement is no objection");
        };
    }

    private String provider() {
        return registry.inquiry(request.type())
                .map(inquiry -> inquiry.provider().agency())
                .orElse("nobody");
    }

    private String modeObjection() {
        return switch (request.mode()) {
            case RETRIEVE -> "grants VERIFY only: ask the provider's agency for RETRIEVE, or leave out mode to verify.";
            case VERIFY -> "grants RETRIEVE only: set mode to RETRIEVE, or ask the provider's agency for VERIFY.";
        };
    }

    private Optional<String> fieldObjection(Agreement agreement) {
        boolean verify = request.mode() == Mode.VERIFY;
        Set<String> asked = verify ? request.values() : request.fields();
        if (agreement.fields().containsAll(asked)) {
            return Optional.empty();
        }
        String missing = asked.stream()
                .filter(field -> !agreement.fields().contains(field))
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of("does not grant " + missing + ": leave it out of " + (verify ? "values" : "fields")
                + ", or ask the provider's agency for it.");
    }

    private static RefusedException denied(String detail) {
        return RefusedException.of(Code.ACCESS_DENIED, detail);
    }
}
