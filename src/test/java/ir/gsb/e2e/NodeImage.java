package ir.gsb.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the Dockerfile makes, in a folder: the same files, the same commands. */
record NodeImage(Path folder, List<String> entrypoint, List<String> healthcheck) {

    /** Follows a Dockerfile of two stages, the first in {@code /build}; users and groups are not made. */
    static NodeImage of(Path dockerfile, Path context, Path folder) throws IOException, InterruptedException {
        String[] stages = Files.readString(dockerfile).replace("\\\n", "").split("(?m)^FROM ");
        List<String> letIn = Files.readAllLines(dockerfile.resolveSibling("Dockerfile.dockerignore"));
        Path build = folder.resolve("build");
        Path image = folder.resolve("image");
        copy(stages[1], context, letIn, build, build);
        for (String run : instructions(stages[1], "RUN ")) {
            run(build, run);
        }
        copy(stages[2], context, letIn, build, image);
        return new NodeImage(image, command(stages[2], "ENTRYPOINT "), command(stages[2], "HEALTHCHECK "));
    }

    private static List<String> instructions(String stage, String name) {
        return stage.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .toList();
    }

    private static void copy(String stage, Path context, List<String> letIn, Path build, Path to) throws IOException {
        for (String copy : instructions(stage, "COPY ")) {
            String[] words = copy.split(" +");
            if (words[0].equals("--from=build")) {
                link(build.resolve(words[1].substring("/build/".length())), to.resolve(words[2]));
            } else if (letIn.contains("!" + words[0])) {
                link(context.resolve(words[0]), to.resolve(words[1]));
            } else {
                throw new IllegalStateException(words[0] + " is not let into the build");
            }
        }
    }

    private static void link(Path source, Path target) throws IOException {
        if (!Files.exists(source)) {
            throw new IllegalStateException(source + " is not there");
        }
        Files.createDirectories(target.getParent());
        Files.createSymbolicLink(target, source.toAbsolutePath());
    }

    private static void run(Path folder, String script) throws IOException, InterruptedException {
        var process = NodeProcess.start(folder, folder.resolve("build.log"), Map.of(), List.of("sh", "-euc", script));
        if (process.exitCode() != 0) {
            throw new IllegalStateException(script + " says: " + process.said());
        }
    }

    private static List<String> command(String stage, String instruction) throws IOException {
        String line = instructions(stage, instruction).getFirst();
        var words = new ObjectMapper().readTree(line.substring(line.indexOf('[')));
        List<String> command = new ArrayList<>();
        words.forEach(word -> command.add(word.asText()));
        return command;
    }
}
