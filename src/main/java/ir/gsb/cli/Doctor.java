package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.InquiryType;
import ir.gsb.security.SigningKey;
import ir.gsb.security.UnfitFileException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at everything between a party and its hub, from the name up to the agreement. What does not need the hub is looked
 * at even where the way to it is broken.
 */
final class Doctor {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HubOptions options;
    private final Credentials credentials;
    private final Optional<InquiryType> inquiry;
    private final Clock clock;
    private final URI hub;
    private final Diagnosis diagnosis = new Diagnosis();

    /** @param inquiry to be asked later, if it is known */
    Doctor(HubOptions options, Credentials credentials, Optional<InquiryType> inquiry, Clock clock) {
        this.options = options;
        this.credentials = credentials;
        this.inquiry = inquiry;
        this.clock = clock;
        this.hub = options.at("");
    }

    Diagnosis examine() {
        Optional<SigningKey> key = diagnosis.add(DoctorStep.KEY, OwnKey.key(credentials));
        Optional<SigningKey> current =
                key.flatMap(own -> diagnosis.add(DoctorStep.CERTIFICATE, OwnKey.certificate(own, clock.instant())));
        if (way()) {
            Optional<HubSaid> said = hub(key);
            Optional<X509Certificate> trusted =
                    said.flatMap(known -> diagnosis.add(DoctorStep.HUB_CERTIFICATE, trusted(known)));
            boolean inTime = trusted.isPresent()
                    && diagnosis
                            .add(DoctorStep.CLOCK, said.orElseThrow().clock())
                            .isPresent();
            if (inTime && current.isPresent()) {
                ask(said.orElseThrow(), current.get(), trusted.get());
            }
        }
        return diagnosis;
    }

    private boolean way() {
        Duration patience = CONNECT.compareTo(options.patience()) < 0 ? CONNECT : options.patience();
        var way = new WayToHub(hub, patience);
        return diagnosis
                .add(DoctorStep.ADDRESS, way.address())
                .flatMap(addresses -> diagnosis.add(DoctorStep.CONNECTION, way.connection(addresses)))
                .flatMap(place -> diagnosis.add(DoctorStep.TLS, tls(place, patience)))
                .isPresent();
    }

    private Look<String> tls(InetSocketAddress place, Duration patience) {
        try {
            return new TlsHandshake(hub, options.trusted(credentials), patience, clock).look(place);
        } catch (CannotAskException | IllegalArgumentException missing) {
            return new Look.Ill<>(
                    "The hub's TLS certificate cannot be checked: there is no CA to check it with.",
                    OwnKey.sentence(missing));
        }
    }

    private Optional<HubSaid> hub(Optional<SigningKey> key) {
        var probe = new HubProbe(hub, options.connect(credentials), clock);
        return diagnosis.add(DoctorStep.HUB, probe.look(key, pinned()));
    }

    private Optional<X509Certificate> pinned() {
        try {
            return Optional.of(credentials.hubCertificate());
        } catch (CannotAskException | IllegalArgumentException missing) {
            return Optional.empty();
        }
    }

    private Look<X509Certificate> trusted(HubSaid said) {
        try {
            return HubProbe.trusted(said, credentials.hubCertificate());
        } catch (UnfitFileException other) {
            return new Look.Ill<>(
                    OwnKey.sentence(other),
                    "Name with --hub-cert the certificate that the hub signs with; gsb join keeps it as hub.pem.");
        } catch (CannotAskException | IllegalArgumentException missing) {
            return new Look.Ill<>(
                    "There is no certificate of the hub to hold this one against.", OwnKey.sentence(missing));
        }
    }

    private void ask(HubSaid said, SigningKey key, X509Certificate trusted) {
        var probe = new SignedProbe(hub, options.connect(credentials), trusted);
        Optional<Result> result = diagnosis.add(DoctorStep.ANSWER, probe.answer(said, key));
        Optional<ObjectNode> told = result.flatMap(
                seen -> diagnosis.add(DoctorStep.ACCEPTED, SignedProbe.accepted(seen, credentials.party())));
        told.ifPresent(seen -> diagnosis.add(DoctorStep.AGREEMENT, new AgreementLook(hub, seen).look(inquiry)));
    }
}
