package ir.gsb.canonical;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an element may hold. */
sealed interface Type {

    /** The largest whole number that every JSON reader keeps exactly, 2^53 − 1 (RFC 8259 §6). */
    long EXACT = 9_007_199_254_740_991L;

    /**
     * Text of some form.
     *
     * @param patterns all of them hold
     * @param fewest with {@code most}, how many characters (code points) it may have
     * @param words what it may say, in the schema's order; empty if it may say anything
     */
    record Text(
            Lexical lexical,
            List<TextPattern> patterns,
            int fewest,
            int most,
            Set<String> words,
            Optional<Format> format)
            implements Type {

        static final Text ANY = new Text(Lexical.STRING, List.of(), 0, Integer.MAX_VALUE, Set.of(), Optional.empty());

        public Text {
            patterns = List.copyOf(patterns);
            words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
        }

        /** Whether the text is prose rather than a code, a number or a date. */
        boolean prose() {
            return lexical == Lexical.STRING && words.isEmpty() && format.isEmpty();
        }
    }

    /** A whole number that JSON writes as a number. */
    record Whole(long least, long most) implements Type {}

    record Flag() implements Type {}

    /** Named children in their order. */
    final class Complex implements Type {

        private final List<Particle> content;
        private final Map<String, Member> members;

        Complex(List<Particle> content) {
            this.content = List.copyOf(content);
            var byName = new LinkedHashMap<String, Member>();
            for (Particle particle : content) {
                particle.members().forEach(member -> byName.put(member.name(), member));
            }
            this.members = Collections.unmodifiableMap(byName);
        }

        List<Particle> content() {
            return content;
        }

        /** By name, in the schema's order. */
        Map<String, Member> members() {
            return members;
        }
    }

    /** A part of a sequence. */
    sealed interface Particle {
        List<Member> members();
    }

    /**
     * An element of a sequence or a choice.
     *
     * @param position where in the sequence it may stand; the same for the members of one choice
     * @param many whether it is an array in JSON
     */
    record Member(String name, Type type, int position, int fewest, int most, Prose prose) implements Particle {

        boolean many() {
            return most > 1;
        }

        @Override
        public List<Member> members() {
            return List.of(this);
        }
    }

    /** Exactly one of some elements, or none of them if it is optional. */
    record Choice(List<Member> members, boolean optional) implements Particle {}

    /** What the schema says about an element, in both languages of the hub. */
    record Prose(String fa, String en) {
        static final Prose NONE = new Prose("", "");
    }
}
