package ir.gsb.tracking;

import ir.gsb.message.Admitted;
import ir.gsb.message.Authorised;
import ir.gsb.message.Canonical;
import ir.gsb.message.Edition;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.Stages;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A request of case-event/v1 that has passed all stages before the one that answers. */
final class CaseMessage {

    private static final Set<String> FIELDS = Set.of("trackingCode", "state", "next");

    private CaseMessage() {}

    static Authorised of(Party party, String messageId, Mode mode, Node.Fields content, Instant at) {
        var received = Stages.received(at, new Random(), "POST", new byte[0]);
        var verified = Stages.verified(
                received, party, Optional.of(messageId), UUID.randomUUID().toString());
        var request = new Canonical.Request(
                InquiryType.parse("case-event/v1"), mode, FIELDS, Set.of(), content.text("nationalId"), content);
        var canonical = new Canonical.Stage() {
            @Override
            public Canonical validate(Admitted message) {
                return canonical(message, request, new Edition() {});
            }
        }.validate(Stages.admitted(verified));
        return new Authorised.Stage() {
            @Override
            public Authorised authorise(Canonical one) {
                return authorised(
                        one, new Authorised.Grant("A-1", "cases", "Act 7", FIELDS, Party.parse("gsb/tracking")));
            }
        }.authorise(canonical);
    }
}
