package ir.gsb.ingress;

import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import java.io.InputStream;

/** What the front door hands its messages to. */
public interface Bus {

    /** Carries an inquiry to its outcome. */
    Reply exchange(Received received);

    /**
     * Takes a batch on.
     *
     * @param content its body, as it comes in
     */
    Reply batch(Received received, InputStream content);

    /** Shows a party what came of the lines of a batch of its own. */
    Reply answers(Received received);

    /** Shows an exchange to the party that began it. */
    Reply look(Received received);

    /** Shows an auditor what others exchanged. */
    Reply audit(Received received);

    /** Shows or changes the registry. */
    Reply registry(Received received);

    /** Takes or shows a stranger's request to join. */
    Reply joining(Received received);

    /** Shows an operator the queue, or acts on it. */
    Reply queue(Received received);

    /** Shows a signed caller what exists and what of it it may use. */
    Reply rights(Received received);

    /** Records and answers a message that is refused at the door. */
    Reply refuse(Received received, Refusal why);

    /** Signs a public document; nobody's exchange, so nothing is recorded. */
    Reply describe(Rendered document);
}
