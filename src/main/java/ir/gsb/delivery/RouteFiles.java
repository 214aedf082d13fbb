package ir.gsb.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The integrators' files: route templates in {@code _templates}, and one file an inquiry. They are named
 * {@code <type>.v1.camel.yaml}, which Camel's own collector would take for files of an unknown kind.
 */
public final class RouteFiles {

    private static final String ENDING = ".camel.yaml";

    private final Path folder;

    public RouteFiles(Path folder) {
        this.folder = folder;
    }

    /** Adds all routes to a context, the templates first. */
    public void addTo(CamelContext context) {
        List<Path> files = new ArrayList<>(files(folder.resolve("_templates")));
        files.addAll(files(folder.resolve("inquiries")));
        for (Path file : files) {
            try {
                PluginHelper.getRoutesLoader(context).loadRoutes(named(file));
            } catch (Exception faulty) {
                throw new IllegalArgumentException(
                        "The route file " + file + " cannot be loaded: " + faulty.getMessage(), faulty);
            }
        }
    }

    /** A file under the name that Camel takes it by. */
    static Resource named(Path file) throws IOException {
        String name = file.getFileName().toString().replace(ENDING, "").replace('.', '-');
        return ResourceHelper.fromBytes(name + ENDING, Files.readAllBytes(file));
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder of routes " + folder + " cannot be read", unreadable);
        }
    }
}
