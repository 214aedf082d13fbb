package ir.gsb.security;

import java.util.ArrayList;
import java.util.List;

/**
 * The members of a Dictionary (RFC 8941 §3.2) as they stand on the wire, in their order. A parser of dictionaries lets
 * the last of two equal keys win, so who must know that there is just one has to look here.
 */
record RawDictionary(List<Member> members) {

    /** @param value the member's value as sent, with its parameters; empty if there is only a key */
    record Member(String key, String value) {}

    /** Splits all lines of a field. */
    static RawDictionary of(List<String> lines) {
        String text = lines.size() == 1 ? lines.getFirst() : String.join(", ", lines);
        List<Member> members = new ArrayList<>(2);
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                members.add(member(text.substring(start, i)));
                start = i + 1;
            }
        }
        members.add(member(text.substring(start)));
        return new RawDictionary(members);
    }

    private static Member member(String text) {
        String trimmed = text.strip();
        int end = 0;
        while (end < trimmed.length() && trimmed.charAt(end) != '=' && trimmed.charAt(end) != ';') {
            end++;
        }
        boolean valued = end < trimmed.length() && trimmed.charAt(end) == '=';
        return new Member(trimmed.substring(0, end).strip(), valued ? trimmed.substring(end + 1) : "");
    }

    /** The values of all members of this key. */
    List<String> values(String key) {
        List<String> values = new ArrayList<>(1);
        for (Member member : members) {
            if (member.key.equals(key)) {
                values.add(member.value);
            }
        }
        return values;
    }
}
