package ir.gsb.exchangelog;

import java.util.List;
import java.util.Optional;

/**
 * A part of a result, newest first. A search that had to look at very much gives what it found so far: such a page may
 * be short, or empty, and still have one that follows.
 *
 * @param newer where the page before this one begins, if there may be one
 * @param older where the page after this one begins, if there may be one
 */
public record Page<T>(List<T> rows, Optional<Cursor> newer, Optional<Cursor> older) {

    public Page {
        rows = List.copyOf(rows);
    }
}
