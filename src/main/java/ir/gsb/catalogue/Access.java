package ir.gsb.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one gets at it, in four stages.
 *
 * @param address where the electronic service is used; empty if there is none
 */
public record Access(Stage information, Stage request, Stage production, Stage delivery, String address) {

    public static final Access NONE = new Access(Stage.NONE, Stage.NONE, Stage.NONE, Stage.NONE, "");

    /** A way to it. */
    public enum Channel {
        WEB,
        MOBILE,
        SMS,
        EMAIL,
        CALL_CENTRE,
        COUNTER_OFFICE,
        POST,
        IN_PERSON;

        /** Whether it needs no visit, and no office. */
        public boolean electronic() {
            return this != IN_PERSON && this != POST && this != COUNTER_OFFICE;
        }
    }

    /**
     * One stage.
     *
     * @param visitReason why one has to come; empty unless a visit is needed
     */
    public record Stage(Set<Channel> channels, String visitReason) {

        public static final Stage NONE = new Stage(Set.of(), "");

        public Stage {
            EnumSet<Channel> all = EnumSet.noneOf(Channel.class);
            all.addAll(channels);
            channels = Collections.unmodifiableSet(all);
            Sheet.checkLength("access.visitReason", visitReason);
        }

        boolean electronic() {
            return channels.stream().anyMatch(Channel::electronic);
        }
    }

    public Access {
        Sheet.checkLength("access.address", address);
    }

    /** Whether it can be asked for and received without a visit, at an address that is given. */
    public boolean electronic() {
        return WebAddress.of(address).isPresent() && request.electronic() && delivery.electronic();
    }

    /** The same without an address that no link may lead to. */
    Access withoutUnfitAddress() {
        return WebAddress.of(address).isPresent() ? this : new Access(information, request, production, delivery, "");
    }

    public Stream<Stage> stages() {
        return Stream.of(information, request, production, delivery);
    }
}
