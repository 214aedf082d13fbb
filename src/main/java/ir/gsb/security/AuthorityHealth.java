package ir.gsb.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How the asking of one authority goes.
 *
 * @param authority its name
 * @param source the address that answered last
 * @param certificates how many are asked for
 * @param inGrace how many of them run on an answer that has run out
 * @param unknown how many of them are refused, since nothing is known of them any more
 * @param oldest when the oldest answer that counts was got
 * @param nextUpdate when the first answer that counts runs out
 * @param trouble why the last try brought nothing, of one certificate
 */
public record AuthorityHealth(
        String authority,
        String source,
        int certificates,
        long revoked,
        long inGrace,
        long unknown,
        Optional<Instant> oldest,
        Optional<Instant> nextUpdate,
        Optional<String> trouble) {

    static AuthorityHealth of(AskedAuthority authority, Collection<Watch> watches, Instant now) {
        return new AuthorityHealth(
                authority.name(),
                authority.source(),
                watches.size(),
                count(watches, Watch.Standing.REVOKED, now),
                watches.stream().filter(watch -> watch.isInGrace(now)).count(),
                count(watches, Watch.Standing.UNKNOWN, now),
                watches.stream()
                        .flatMap(watch -> watch.known().stream())
                        .map(Watch.Known::at)
                        .min(Comparator.naturalOrder()),
                watches.stream()
                        .flatMap(watch -> watch.known().stream())
                        .map(known -> known.answer().nextUpdate())
                        .min(Comparator.naturalOrder()),
                watches.stream().flatMap(watch -> watch.trouble().stream()).findFirst());
    }

    private static long count(Collection<Watch> watches, Watch.Standing standing, Instant now) {
        return watches.stream().filter(watch -> watch.standing(now) == standing).count();
    }
}
