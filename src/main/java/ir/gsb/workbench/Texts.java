package ir.gsb.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What files hold. */
final class Texts {

    private Texts() {}

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CannotReadException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static String of(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** The files in a folder by name, hidden ones left out; none if there is no such folder. */
    static List<Path> in(Path folder) {
        return listed(folder).filter(Files::isRegularFile).toList();
    }

    /** The folders in a folder by name, hidden ones and those that begin with an underscore left out. */
    static List<Path> folders(Path folder) {
        return listed(folder)
                .filter(Files::isDirectory)
                .filter(child -> !name(child).startsWith("_"))
                .toList();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Stream<Path> listed(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !name(child).startsWith(".")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new CannotReadException(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The line, from 1, of the first that begins with or holds this; 1 if none does. */
    static int line(String text, String part) {
        int at = text.indexOf(part);
        return at < 0
                ? 1
                : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
