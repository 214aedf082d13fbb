package ir.gsb.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** What the Dockerfile makes, laid out in a folder: the same files, the same commands. */
record NodeImage(Path folder, List<String> entrypoint, List<String> healthcheck) {

    /** Lays out the last stage of a Dockerfile; of the stage before it only what the last one takes. */
    static NodeImage of(Path dockerfile, Path context, Path folder) throws IOException {
        String[] stages = Files.readString(dockerfile).replace("\\\n", "").split("(?m)^FROM ");
        List<String> lines = stages[stages.length - 1].lines().toList();
        List<String> allowed = Files.readAllLines(dockerfile.resolveSibling("Dockerfile.dockerignore"));
        Files.createDirectories(folder);
        for (String line : lines) {
            String[] words = line.split(" +");
            if (line.startsWith("COPY --from=build ")) {
                compile(context, folder.resolve(words[3]));
            } else if (line.startsWith("COPY ")) {
                if (!allowed.contains("!" + words[1])) {
                    throw new IllegalStateException(words[1] + " is not let into the build");
                }
                link(context.resolve(words[1]), folder.resolve(words[2]));
            }
        }
        return new NodeImage(folder, command(lines, "ENTRYPOINT"), command(lines, "HEALTHCHECK"));
    }

    private static void link(Path source, Path target) throws IOException {
        if (!Files.exists(source)) {
            throw new IllegalStateException(source + " is not there");
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.createSymbolicLink(target, source.toAbsolutePath());
    }

    private static void compile(Path context, Path classes) {
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        classes.toString(),
                        context.resolve("docker/Readiness.java").toString());
        if (failed != 0) {
            throw new IllegalStateException("Readiness.java does not compile");
        }
    }

    private static List<String> command(List<String> lines, String instruction) throws IOException {
        String line = lines.stream()
                .filter(one -> one.startsWith(instruction))
                .findFirst()
                .orElseThrow();
        var words = new ObjectMapper().readTree(line.substring(line.indexOf('[')));
        List<String> command = new ArrayList<>();
        words.forEach(word -> command.add(word.asText()));
        return command;
    }
}
