package ir.gsb.exchangelog;

import ir.gsb.security.TimeStampSource;
import ir.gsb.tlog.CosignatureVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Who is asked to vouch for checkpoints.
 *
 * @param cosignEvery how often witnesses are asked
 * @param stampEvery how often time-stamp authorities are asked
 * @param witnessRequired whether a node that was just elected signs nothing until one witness has cosigned the log as the
 *     store has it
 * @param tolerance how long the hub goes on accepting exchanges without a time-stamp of any authority
 */
public record AttestationSettings(
        List<Authority> authorities,
        List<Witness> witnesses,
        Duration cosignEvery,
        boolean witnessRequired,
        Duration stampEvery,
        Duration tolerance) {

    /** @param address as it is shown and stored */
    public record Authority(String address, TimeStampSource source) {}

    /** @param base the address to which {@code add-checkpoint} is appended */
    public record Witness(URI base, CosignatureVerifier key) {}

    public AttestationSettings {
        authorities = List.copyOf(authorities);
        witnesses = List.copyOf(witnesses);
    }
}
