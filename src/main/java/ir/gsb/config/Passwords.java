package ir.gsb.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Passwords are files, never settings. */
final class Passwords {

    private Passwords() {}

    static char[] read(Path file) {
        try {
            return Files.readString(file).strip().toCharArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the password file " + file + " cannot be read", unreadable);
        }
    }
}
