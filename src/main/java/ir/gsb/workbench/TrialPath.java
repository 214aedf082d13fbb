package ir.gsb.workbench;

import ir.gsb.canonical.AnswerCheck;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.delivery.LoneDelivery;
import ir.gsb.message.Admitted;
import ir.gsb.message.Answer;
import ir.gsb.message.Authorised;
import ir.gsb.message.Canonical;
import ir.gsb.message.Delivered;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Outcome;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Timeline;
import ir.gsb.message.Verified;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SignedRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stages of the message path in their order, but for the record. */
record TrialPath(
        RestRequestSigner client,
        Verified.Stage verifier,
        Admitted.Stage admission,
        Canonical.Stage validator,
        Authorised.Stage access,
        LoneDelivery delivery,
        AnswerCheck answerCheck,
        Clock clock,
        SecureRandom random) {

    private static final String AUTHORITY = "hub.example";

    void run(Model model, byte[] json, Stub stub, TrialStages stages) {
        try {
            Received received = received(model.type(), json);
            Canonical canonical = validator.validate(admission.admit(verifier.verify(received)));
            stages.add("validated", Json.pretty(canonical.request().content()));
            Authorised authorised = access.authorise(canonical);
            Delivered delivered = delivered(authorised, stub, stages);
            stages.add("mapped answer", Json.pretty(delivered.answer()));
            if (answerCheck.check(delivered).outcome() instanceof Outcome.Answered(Answer answer)) {
                stages.answered(answer.content());
                stages.add("final answer, JSON", Json.pretty(answer.content()));
                byte[] xml = Xml.write(XmlText.write(model, answer.content(), model.responseName())
                        .getDocumentElement());
                stages.add("final answer, XML", Wire.pretty(xml));
            }
        } catch (RefusedException refused) {
            stages.refused(refused);
        }
    }

    /** What went over the wire is noted also where nothing good came of it. */
    private Delivered delivered(Authorised authorised, Stub stub, TrialStages stages) {
        try {
            return delivery.deliver(authorised);
        } finally {
            stub.take().ifPresent(stages::sent);
        }
    }

    private Received received(InquiryType type, byte[] json) {
        SignedRequest signed = client.sign(
                "POST",
                URI.create("https://" + AUTHORITY + "/inquiries/" + type),
                new Headers(List.of(
                        new Headers.Header("content-type", "application/json"),
                        new Headers.Header("gsb-message-id", UUID.randomUUID().toString()))),
                json);
        Instant now = clock.instant();
        return new Received(
                ExchangeId.at(now, random),
                now,
                Protocol.REST,
                signed.method(),
                AUTHORITY,
                signed.target().getRawPath(),
                Optional.empty(),
                Optional.of(type),
                signed.headers(),
                json,
                json.length,
                "127.0.0.1",
                Optional.empty(),
                new Timeline());
    }
}
