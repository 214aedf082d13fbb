package ir.gsb.canonical;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds a model against an older one of the same major version: what was valid must stay valid and keep its form, as XML
 * and as JSON. Optional elements and further words of an enumeration may be added.
 */
public final class Compatibility {

    private final XsdPlaces places;
    private final List<Remark> changes = new ArrayList<>();

    private Compatibility(XsdPlaces places) {
        this.places = places;
    }

    /** The changes that break a client or a provider of the older model. */
    public static List<Remark> broken(Model older, Model newer) {
        var compatibility = new Compatibility(new XsdPlaces(newer.xsd()));
        compatibility.complex(List.of(newer.requestName()), older.requestType(), newer.requestType());
        compatibility.complex(List.of(newer.responseName()), older.responseType(), newer.responseType());
        if (!older.subject().equals(newer.subject())) {
            compatibility.add(List.of(), "gsb:subject names another element than before");
        }
        return List.copyOf(compatibility.changes);
    }

    private void complex(List<String> at, Type.Complex older, Type.Complex newer) {
        for (Type.Member was : older.members().values()) {
            List<String> place = with(at, was.name());
            Type.Member is = newer.members().get(was.name());
            if (is == null) {
                add(place, was.name() + " of " + String.join("/", at) + " is removed or renamed");
            } else {
                member(place, was, is);
            }
        }
        needed(at, older, newer);
        choices(at, older, newer);
        if (!order(older, newer).equals(order(newer, older))) {
            add(at, "the elements of " + String.join("/", at) + " stand in another order, which XML does not forgive");
        }
    }

    private void needed(List<String> at, Type.Complex older, Type.Complex newer) {
        for (Type.Particle particle : newer.content()) {
            boolean needed = switch (particle) {
                case Type.Member member -> member.fewest() > 0;
                case Type.Choice choice -> !choice.optional();
            };
            boolean fresh = particle.members().stream()
                    .noneMatch(member -> older.members().containsKey(member.name()));
            if (needed && fresh) {
                String name = particle.members().getFirst().name();
                add(with(at, name), name + " of " + String.join("/", at) + " is new and must be there");
            }
        }
    }

    /** An element may leave a choice, but not be put into one, and a choice may not lose its option of nothing. */
    private void choices(List<String> at, Type.Complex older, Type.Complex newer) {
        for (Type.Particle particle : newer.content()) {
            if (particle instanceof Type.Choice choice) {
                Set<Integer> positions = new LinkedHashSet<>();
                boolean optional = true;
                for (Type.Member member : choice.members()) {
                    Type.Member was = older.members().get(member.name());
                    if (was != null) {
                        positions.add(was.position());
                        optional &= optional(older, was);
                    }
                }
                if (positions.size() > 1 || (!positions.isEmpty() && optional && !choice.optional())) {
                    String name = choice.members().getFirst().name();
                    add(with(at, name), "the choice at " + name + " of " + String.join("/", at) + " allows less");
                }
            }
        }
    }

    private static boolean optional(Type.Complex type, Type.Member member) {
        return switch (type.content().get(member.position())) {
            case Type.Choice choice -> choice.optional();
            case Type.Member alone -> alone.fewest() == 0;
        };
    }

    private static List<String> order(Type.Complex type, Type.Complex other) {
        return type.members().keySet().stream()
                .filter(other.members()::containsKey)
                .toList();
    }

    private void member(List<String> at, Type.Member was, Type.Member is) {
        String name = String.join("/", at);
        if (was.fewest() == 0 && is.fewest() > 0) {
            add(at, name + " was optional and must be there now");
        }
        if (was.many() != is.many()) {
            add(at, name + (is.many() ? " is an array in JSON now" : " is no array in JSON any more"));
        } else if (is.most() < was.most() || (was.fewest() > 0 && is.fewest() > was.fewest())) {
            add(at, name + " may be there less often or must be there more often");
        }
        type(at, was.type(), is.type());
    }

    private void type(List<String> at, Type was, Type is) {
        String name = String.join("/", at);
        switch (was) {
            case Type.Complex older when is instanceof Type.Complex newer -> complex(at, older, newer);
            case Type.Text older when is instanceof Type.Text newer -> text(at, older, newer);
            case Type.Whole older
            when is instanceof Type.Whole newer -> {
                if (newer.least() > older.least() || newer.most() < older.most()) {
                    add(at, name + " is narrowed: it takes fewer numbers");
                }
            }
            case Type.Flag _ when is instanceof Type.Flag -> {}
            default -> add(at, name + " is of another type");
        }
    }

    private void text(List<String> at, Type.Text was, Type.Text is) {
        String name = String.join("/", at);
        Set<String> gone = new LinkedHashSet<>(was.words());
        gone.removeAll(is.words());
        if (was.lexical() != is.lexical()) {
            add(at, name + " is of another type");
        } else if (was.words().isEmpty() && !is.words().isEmpty()) {
            add(at, name + " is narrowed: it takes but a few words");
        } else if (!is.words().isEmpty() && !gone.isEmpty()) {
            add(at, name + " has lost " + String.join(", ", gone));
        } else if (is.fewest() > was.fewest() || is.most() < was.most()) {
            add(at, name + " is narrowed: its length is limited more");
        } else if (!was.patterns().containsAll(is.patterns())) {
            add(at, name + " is narrowed: its pattern is another");
        } else if (is.format().isPresent() && !is.format().equals(was.format())) {
            add(at, name + " is narrowed: its gsb:format is another");
        }
    }

    private static List<String> with(List<String> at, String name) {
        return Stream.concat(at.stream(), Stream.of(name)).toList();
    }

    private void add(List<String> at, String what) {
        changes.add(new Remark(places.line(at), what));
    }
}
