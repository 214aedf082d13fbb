package ir.gsb.administration;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Admitted;
import ir.gsb.message.Concluded;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.SqlRegistry;
import java.sql.SQLException;

/** The registry over the wire (wire contract, Registry): shown and changed by signed calls. */
public final class RegistryApi {

    private static final int OK = 200;

    private final SqlRegistry registry;
    private final RegistryReading reading;
    private final RegistryChanging changing;

    public RegistryApi(SqlRegistry registry) {
        this.registry = registry;
        this.reading = new RegistryReading(registry);
        this.changing = new RegistryChanging(registry);
    }

    /**
     * Lets a party pass that may ask anything here, also one whose stored answer is given again.
     *
     * @throws RefusedException {@code agency-suspended}
     */
    public Admitted authorise(Admitted admitted) {
        Rights.of(admitted.message(), registry.current());
        return admitted;
    }

    /**
     * Answers a signed call below {@code /registry}.
     *
     * @throws RefusedException {@code access-denied}, {@code unknown-entry}, {@code schema-violation},
     *     {@code version-conflict}, {@code state-conflict}
     * @throws RecordingUnavailableException if the store is away; then nothing is changed
     */
    public Concluded answer(Admitted admitted) {
        Rights rights = Rights.of(admitted.message(), registry.current());
        Received received = admitted.received();
        var address = Address.of(received.path());
        try {
            Node.Fields shown = received.method().equals("GET")
                    ? reading.show(rights, address, received)
                    : RegistryView.applied(changing.change(rights, address, received));
            return new Concluded(admitted, new Outcome.Shown(OK, JsonText.write(shown)));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the registry's store is away", away);
        }
    }
}
