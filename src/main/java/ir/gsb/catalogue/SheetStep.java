package ir.gsb.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What was done with a sheet.
 *
 * @param id also that of the act in the exchange log
 * @param actor who did it, see {@link Person#name}
 * @param remarks by field, {@code needs.documents}
 */
public record SheetStep(
        UUID id,
        int version,
        Instant at,
        String actor,
        Role role,
        Word word,
        String reason,
        Map<String, String> remarks) {

    public SheetStep {
        remarks = Map.copyOf(remarks);
    }
}
