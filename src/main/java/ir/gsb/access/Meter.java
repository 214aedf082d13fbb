package ir.gsb.access;

import ir.gsb.message.Allowance;
import ir.gsb.message.Code;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.PartySystem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes of all the quotas that an exchange falls under, those of a second first: to be refused by them costs least. What
 * was taken before one refused stays taken: of a second it does not matter, and an agreement has no use for its day
 * while its party has used up its own.
 */
final class Meter {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /**
     * One of them.
     *
     * @param key it is counted under
     * @param whose for the developer to read
     */
    private record Quota(String name, String key, long limit, boolean ofSecond, String whose) {

        Allowance standing(Optional<Allowance.Standing> standing) {
            return new Allowance(name, limit, ofSecond ? SECOND : DAY, standing);
        }
    }

    private final Quotas days;
    private final Rates seconds;

    Meter(Quotas days, Rates seconds) {
        this.days = days;
        this.seconds = seconds;
    }

    /**
     * Takes one unit of each.
     *
     * @param waits whether it waits for a second that has a unit left, instead of being refused
     * @throws RefusedException {@code quota-exceeded}
     */
    List<Allowance> take(Agreement agreement, Optional<PartySystem> client, Instant now, boolean waits) {
        List<Quota> quotas = quotas(agreement, client);
        List<Allowance> taken = new ArrayList<>(quotas.size());
        for (Quota quota : quotas) {
            Rates.Turn turn = quota.ofSecond() ? ofSecond(quota, waits) : ofDay(quota, now);
            long left = turn.left().orElse(0);
            taken.add(quota.standing(Optional.of(new Allowance.Standing(left, turn.reset()))));
            if (turn.left().isEmpty()) {
                quotas.subList(taken.size(), quotas.size())
                        .forEach(further -> taken.add(further.standing(Optional.empty())));
                throw refused(quota, turn.reset(), taken);
            }
        }
        return taken;
    }

    private static List<Quota> quotas(Agreement agreement, Optional<PartySystem> client) {
        List<Quota> all = new ArrayList<>(4);
        String granted = "Agreement " + agreement.id();
        agreement
                .quotaPerSecond()
                .ifPresent(limit -> all.add(new Quota("second", agreement.id(), limit, true, granted)));
        client.ifPresent(system -> system.quotaPerSecond()
                .ifPresent(limit -> all.add(new Quota("party-second", system.key(), limit, true, system.key()))));
        agreement.quotaPerDay().ifPresent(limit -> all.add(new Quota("day", agreement.id(), limit, false, granted)));
        client.ifPresent(system -> system.quotaPerDay()
                .ifPresent(limit -> all.add(new Quota("party-day", system.key(), limit, false, system.key()))));
        return all;
    }

    private Rates.Turn ofDay(Quota quota, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        OptionalLong left = days.take(quota.key(), today, quota.limit());
        return new Rates.Turn(left, Duration.between(now, tomorrow));
    }

    private Rates.Turn ofSecond(Quota quota, boolean waits) {
        Rates.Turn turn = seconds.take(quota.key(), quota.limit());
        while (waits && turn.left().isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new RecordingUnavailableException("the hub stops", null);
            }
            boolean soon = turn.reset().compareTo(SHORTEST_WAIT) < 0;
            LockSupport.parkNanos((soon ? SHORTEST_WAIT : turn.reset()).toNanos());
            turn = seconds.take(quota.key(), quota.limit());
        }
        return turn;
    }

    private static RefusedException refused(Quota quota, Duration reset, List<Allowance> allowances) {
        String detail = quota.ofSecond()
                ? quota.whose() + " allows " + quota.limit() + " exchanges a second and all are used: ask again after"
                        + " Retry-After, and spread what you ask."
                : quota.whose() + " allows " + quota.limit()
                        + " exchanges a day (UTC) and all are used: ask again after" + " midnight UTC, or ask "
                        + whom(quota) + " for more.";
        return new Refusal(Code.QUOTA_EXCEEDED, detail, List.of(), Optional.of(roundedUp(reset)), allowances)
                .asException();
    }

    private static String whom(Quota quota) {
        return quota.name().startsWith("party") ? "the hub's operator" : "the provider's agency";
    }

    private static Duration roundedUp(Duration left) {
        return left.getNano() == 0 ? left : Duration.ofSeconds(left.getSeconds() + 1);
    }
}
