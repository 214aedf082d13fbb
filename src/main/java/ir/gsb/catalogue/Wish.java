package ir.gsb.catalogue;

import java.util.Map;

/**
 * What someone wants to be done with a sheet, but for writing it.
 *
 * @param basedOn the edit that he saw, see {@link ServiceFile#edit}
 * @param reason needed to retire
 * @param remarks by field; needed to return
 */
public record Wish(Word word, int basedOn, String reason, Map<String, String> remarks) {

    public Wish {
        Sheet.checkLength("reason", reason);
        remarks.forEach((field, remark) -> Sheet.checkLength("remarks", remark));
        remarks = Map.copyOf(remarks);
    }

    /** One that needs no words. */
    public static Wish to(Word word, int basedOn) {
        return new Wish(word, basedOn, "", Map.of());
    }
}
