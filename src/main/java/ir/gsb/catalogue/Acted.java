package ir.gsb.catalogue;

import java.util.List;

/** What became of what someone wanted to do with a sheet. */
public sealed interface Acted {

    /** It is done; where nothing was to be done, {@code now} is as before. */
    record Done(ServiceFile now) implements Acted {}

    /**
     * It is not done.
     *
     * @param faults what stands against it, at least one
     */
    record Refused(Objection why, List<SheetFault> faults) implements Acted {
        public Refused {
            faults = List.copyOf(faults);
        }

        Refused(Objection why) {
            this(why, "", why.says());
        }

        Refused(Objection why, String field, Text says) {
            this(why, List.of(new SheetFault(field, says)));
        }

        /** In one sentence. */
        public Text says() {
            return faults.size() == 1 && faults.getFirst().field().isEmpty()
                    ? faults.getFirst().says()
                    : why.says();
        }

        /** The fields that it is about; empty if it is about none. */
        public List<String> fields() {
            return faults.stream()
                    .map(SheetFault::field)
                    .filter(field -> !field.isEmpty())
                    .toList();
        }
    }

    /** It is not done, for someone did something else since; {@code now} is to be looked at first. */
    record Overtaken(ServiceFile now) implements Acted {}
}
