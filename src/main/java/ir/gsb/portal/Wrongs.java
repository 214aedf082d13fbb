package ir.gsb.portal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form that was sent, in the order of its fields. A page lists all of it above the form, with links to
 * the fields, and says it again at each.
 */
public record Wrongs(List<Wrong> all) {

    static final Wrongs NONE = new Wrongs(List.of());

    public Wrongs {
        all = List.copyOf(all);
    }

    /**
     * One thing that is wrong.
     *
     * @param field id of the field to mend; empty if no field is wrong
     * @param says what is wrong, and what to do
     */
    public record Wrong(String field, String says) {}

    static Wrongs of(String field, String says) {
        return new Wrongs(List.of(new Wrong(field, says)));
    }

    Wrongs and(Wrongs more) {
        return new Wrongs(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is wrong with a field; null if nothing is. */
    public @Nullable String at(String field) {
        return about(field).map(Wrong::says).orElse(null);
    }

    /** Ids of what describes a field: what is wrong with it, and its help. */
    public String described(String field, String help) {
        return about(field).isPresent() ? field + "-wrong " + help : help;
    }

    private Optional<Wrong> about(String field) {
        return all.stream().filter(wrong -> wrong.field().equals(field)).findFirst();
    }
}
