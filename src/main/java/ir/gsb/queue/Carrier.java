package ir.gsb.queue;

import ir.gsb.exchangelog.SqlRider;
import ir.gsb.message.Concluded;
import ir.gsb.message.Received;
import ir.gsb.message.Reply;

/** The stages of the message path, as far as the queue needs them. */
public interface Carrier {

    /** Carries an accepted exchange out, and records nothing: what came of it may be tried again. */
    Concluded carryOut(Received accepted);

    /** Takes a line of a batch on, up to its acceptance; what is refused is not recorded yet. */
    Concluded takeOn(Received line, Line where);

    /** Writes an outcome, signs it and records it with what rides with it. */
    Reply end(Concluded concluded, SqlRider rider);
}
