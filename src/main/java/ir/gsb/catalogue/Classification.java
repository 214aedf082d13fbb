package ir.gsb.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sort of service it is: the part of a sheet by which people narrow a search. What is not yet known is absent.
 *
 * @param events of a life that lead to it
 * @param provinces where it is given; empty means everywhere
 */
public record Classification(
        @Nullable Kind kind,
        @Nullable Nature nature,
        @Nullable Level level,
        @Nullable Cluster cluster,
        Set<Audience> audience,
        Set<LifeEvent> events,
        @Nullable Start start,
        Set<Province> provinces) {

    public static final Classification NONE =
            new Classification(null, null, null, null, Set.of(), Set.of(), null, Set.of());

    /** Who serves whom. */
    public enum Kind {
        G2C,
        G2B,
        G2G
    }

    /** Sovereign (حاکمیتی) or commercial (تصدی‌گری). */
    public enum Nature {
        SOVEREIGN,
        COMMERCIAL
    }

    /** How far it reaches. */
    public enum Level {
        NATIONAL,
        REGIONAL,
        PROVINCIAL,
        URBAN,
        RURAL
    }

    /** What it has to do with (خوشه). */
    public enum Cluster {
        HEALTH,
        EDUCATION,
        WORK,
        BUSINESS,
        TRADE,
        FINANCE,
        HOUSING,
        TRANSPORT,
        AGRICULTURE,
        ENERGY,
        COMMUNICATIONS,
        JUSTICE,
        IDENTITY,
        SOCIAL,
        CULTURE,
        ENVIRONMENT
    }

    /** Whom it is for. */
    public enum Audience {
        CITIZENS,
        BUSINESSES,
        EMPLOYEES,
        AGENCIES,
        FOREIGNERS
    }

    /** What of a life leads to it. */
    public enum LifeEvent {
        BIRTH,
        EDUCATION,
        HEALTH,
        TAX,
        BUSINESS,
        SOCIAL_SECURITY,
        PROPERTY,
        UTILITIES,
        INSURANCE,
        MARRIAGE,
        RETIREMENT,
        DOCUMENTS,
        DEATH,
        OTHER
    }

    /** How it begins. */
    public enum Start {
        REQUEST,
        FIXED_TIME,
        EVENT,
        FINDING,
        OTHER
    }

    public Classification {
        audience = ordered(audience, Audience.class);
        events = ordered(events, LifeEvent.class);
        provinces = ordered(provinces, Province.class);
    }

    /** Whether it is given there. */
    public boolean isIn(Province province) {
        return provinces.isEmpty() || provinces.contains(province);
    }

    private static <E extends Enum<E>> Set<E> ordered(Set<E> some, Class<E> kind) {
        EnumSet<E> all = EnumSet.noneOf(kind);
        all.addAll(some);
        return Collections.unmodifiableSet(all);
    }
}
