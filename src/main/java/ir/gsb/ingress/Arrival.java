package ir.gsb.ingress;

import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message at the door.
 *
 * @param target what it is aimed at, if that could be read
 * @param flaw why it does not come in
 */
record Arrival(Received received, @Nullable Target target, Optional<Refusal> flaw) {}
