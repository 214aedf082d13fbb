package ir.gsb.guide;

import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an inquiry's samples say, in JSON.
 *
 * @param requests that are answered; first one that needs no field to be granted
 * @param answers to be expected
 * @param refused requests with a defect, and how they are refused
 */
public record Samples(List<Sample> requests, List<Sample> answers, List<Sample> refused) {

    private static final String JSON = ".json";
    private static final String RETRIEVES = "\"RETRIEVE\"";

    /**
     * One file.
     *
     * @param name without its ending, as {@code invalid-check-digit}
     * @param code of the refusal; empty if there is none
     * @param places of the violations, as JSON pointers
     */
    public record Sample(String name, String json, String code, List<String> places) {

        private boolean retrieves() {
            return json.contains(RETRIEVES);
        }
    }

    /** The first request that compares values. */
    Optional<Sample> verifying() {
        return requests.stream().filter(one -> !one.retrieves()).findFirst();
    }

    /** The first request that asks for values. */
    Optional<Sample> retrieving() {
        return requests.stream().filter(Sample::retrieves).findFirst();
    }

    /** Reads the files of {@code {type}/{v}/samples}; none is there if there is no such folder. */
    static Samples read(Path schemas, InquiryType type) {
        Path folder = schemas.resolve(type.toString()).resolve("samples");
        List<Sample> requests = named(folder, "request");
        List<Sample> verifying =
                requests.stream().filter(one -> !one.retrieves()).toList();
        List<Sample> retrieving = requests.stream().filter(Sample::retrieves).toList();
        return new Samples(
                Stream.concat(verifying.stream(), retrieving.stream()).toList(),
                named(folder, "answer"),
                named(folder, "invalid"));
    }

    private static List<Sample> named(Path folder, String kind) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .filter(file -> file.getFileName().toString().endsWith(JSON))
                    .map(Samples::sample)
                    .sorted(Comparator.comparing(Sample::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the samples in " + folder + " cannot be read", e);
        }
    }

    private static Sample sample(Path file) {
        try {
            String whole = file.getFileName().toString();
            String name = whole.substring(0, whole.length() - JSON.length());
            Path told = file.resolveSibling(name + ".txt");
            List<String> refusal =
                    Files.exists(told) ? List.of(Files.readString(told).strip().split("\\s+")) : List.of();
            return new Sample(
                    name,
                    Files.readString(file).strip(),
                    refusal.isEmpty() ? "" : refusal.getFirst(),
                    refusal.stream().skip(1).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
