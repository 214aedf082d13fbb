package ir.gsb.catalogue;

import java.util.List;

/** What became of what someone wanted to do with a sheet. */
public sealed interface Acted {

    /** It is done; where nothing was to be done, {@code now} is as before. */
    record Done(ServiceFile now) implements Acted {}

    /**
     * It is not done.
     *
     * @param fields that it is about; empty if it is about no field
     */
    record Refused(Objection why, List<String> fields) implements Acted {
        public Refused {
            fields = List.copyOf(fields);
        }

        Refused(Objection why) {
            this(why, List.of());
        }
    }

    /** It is not done, for someone did something else since; {@code now} is to be looked at first. */
    record Overtaken(ServiceFile now) implements Acted {}
}
