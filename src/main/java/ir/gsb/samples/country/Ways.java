package ir.gsb.samples.country;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Access.Channel;
import ir.gsb.catalogue.Access.Stage;
import java.util.EnumSet;
import java.util.Set;

/** How one gets at a service. */
final class Ways {

    private static final Set<String> AT_A_SCREEN =
            Set.of("verify", "publish", "share", "list", "book", "result", "ticket", "report");

    private Ways() {}

    /** What of a deed needs no visit. */
    static boolean electronic(Sort sort, Deed deed, Lot lot) {
        boolean drawn = lot.percent(sort.electronic);
        return drawn || AT_A_SCREEN.contains(deed.name());
    }

    static Access access(Sort sort, boolean electronic, String address, Lot lot) {
        Set<Channel> told = EnumSet.of(Channel.WEB, Channel.CALL_CENTRE);
        if (electronic) {
            Set<Channel> asked = EnumSet.of(Channel.WEB);
            if (lot.percent(40)) {
                asked.add(Channel.MOBILE);
            }
            Set<Channel> given = EnumSet.of(Channel.WEB, lot.percent(60) ? Channel.SMS : Channel.EMAIL);
            return new Access(stage(told), stage(asked), stage(EnumSet.of(Channel.WEB)), stage(given), address);
        }
        told.add(Channel.COUNTER_OFFICE);
        boolean halfWay = lot.percent(55);
        Set<Channel> asked = halfWay
                ? EnumSet.of(Channel.WEB, Channel.COUNTER_OFFICE)
                : EnumSet.of(Channel.COUNTER_OFFICE, Channel.IN_PERSON);
        boolean posted = lot.percent(50);
        return new Access(
                stage(told),
                new Stage(asked, halfWay ? "" : "تطبیق اصل مدارک با تصویر آن‌ها"),
                new Stage(EnumSet.of(Channel.IN_PERSON), sort.visit),
                posted
                        ? stage(EnumSet.of(Channel.POST))
                        : new Stage(EnumSet.of(Channel.IN_PERSON), "تحویل به شخص متقاضی پس از احراز هویت"),
                halfWay ? address : "");
    }

    /** How often one has to come. */
    static int visits(Access access) {
        return (int) access.stages()
                .skip(1)
                .filter(stage -> stage.channels().contains(Channel.IN_PERSON))
                .count();
    }

    private static Stage stage(Set<Channel> channels) {
        return new Stage(channels, "");
    }
}
