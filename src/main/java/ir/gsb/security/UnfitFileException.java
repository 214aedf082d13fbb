package ir.gsb.security;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that was named for a key or a certificate holds something else; the message says what, and what was expected. */
public final class UnfitFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private UnfitFileException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /** @param words what was expected, with its article */
    static UnfitFileException of(Path file, FileKind expected, String words, @Nullable Exception cause) {
        try {
            FileKind kind = FileKind.of(file);
            if (kind != expected) {
                return new UnfitFileException(
                        file + " is taken for " + kind.words() + ", and " + words + " was expected", cause);
            }
        } catch (IOException unreadable) {
            return new UnfitFileException(file + " cannot be read, and " + words + " was expected", unreadable);
        }
        String why = cause == null ? "it is broken" : String.valueOf(cause.getMessage());
        return new UnfitFileException(file + " cannot be used as " + words + ": " + why, cause);
    }
}
