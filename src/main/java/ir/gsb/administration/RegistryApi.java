package ir.gsb.administration;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.ServedSet;
import ir.gsb.joining.Joinings;
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
    private final JoiningActs joining;

    /** @param served what agreements may be asked for */
    public RegistryApi(SqlRegistry registry, Joinings joinings, ServedSet.Source served) {
        this.registry = registry;
        this.reading = new RegistryReading(registry);
        this.changing = new RegistryChanging(registry, served);
        this.joining = new JoiningActs(joinings);
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
            return new Concluded(admitted, new Outcome.Shown(OK, JsonText.write(shown(rights, address, received))));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the registry's store is away", away);
        }
    }

    private Node.Fields shown(Rights rights, Address address, Received received) throws SQLException {
        if (address.place().equals(JoiningActs.PLACE)) {
            return joining.answer(rights, address, received);
        }
        return received.method().equals("GET")
                ? reading.show(rights, address, received)
                : RegistryView.applied(changing.change(rights, address, received));
    }
}
