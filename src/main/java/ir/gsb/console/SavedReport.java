package ir.gsb.console;

import java.time.Instant;

/**
 * A search that an auditor keeps under a name of her own.
 *
 * @param query as it stands in an address, without a question mark
 */
public record SavedReport(long id, String name, String query, Instant madeAt) {}
