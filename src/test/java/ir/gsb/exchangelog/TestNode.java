package ir.gsb.exchangelog;

import ir.gsb.TestFolder;
import ir.gsb.message.Admitted;
import ir.gsb.message.Authorised;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.Reply;
import ir.gsb.message.Stages;
import ir.gsb.message.Verified;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A hub's node, as far as it admits and records. */
final class TestNode implements AutoCloseable {

    static final Party TAX = Party.parse("tax/portal");
    static final Party CITY = Party.parse("municipality/permits");
    static final byte[] HUB = bytes("the hub's certificate");
    static final SecureRandom RANDOM = new SecureRandom();

    final InFlight inFlight = new InFlight();
    final Admission admission;
    final ExchangeLog log;
    final Sweeper sweeper;
    final Clock clock;

    TestNode(DataSource source, String name, Clock clock) {
        this(source, settings(name), clock);
    }

    TestNode(DataSource source, RecordingSettings settings, Clock clock) {
        this.clock = clock;
        this.admission = new Admission(source, settings, inFlight, clock);
        this.log = new ExchangeLog(source, settings, keys(), HUB, inFlight, clock, RANDOM);
        this.sweeper = new Sweeper(source, log, clock);
    }

    static RecordingSettings settings(String name) {
        return new RecordingSettings(name, Duration.ofSeconds(90), Duration.ofHours(24), 3, 100, Duration.ofSeconds(5));
    }

    static MasterKeys keys() {
        return MasterKeys.ensureSample(TestFolder.of("test-keys"), RANDOM);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Received received(String method, String body) {
        return Stages.received(clock.instant(), RANDOM, method, bytes(body));
    }

    /** A signed request with a signature of its own. */
    Verified asked(Party party, String messageId, String body) {
        return Stages.verified(received("POST", body), party, Optional.of(messageId), newId());
    }

    Admitted admitted(Party party, String messageId, String body) {
        return admission.admit(asked(party, messageId, body));
    }

    Authorised accepted(String messageId, String body) {
        return log.accept(Stages.authorised(admitted(TAX, messageId, body)));
    }

    Reply answered(Authorised accepted, String answer) {
        var delivered = Stages.delivered(accepted, bytes("signed by the provider"));
        return log.record(Stages.reply(delivered, Stages.answered(), 200, bytes(answer)));
    }

    @Override
    public void close() {
        admission.close();
        log.close();
    }
}
