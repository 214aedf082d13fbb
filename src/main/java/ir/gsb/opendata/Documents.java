package ir.gsb.opendata;

import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Relation;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Wording;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What describes the APIs: OpenAPI, the context of the JSON-LD, and the words that stand for clusters, events and so on. */
public final class Documents {

    private static final byte[] OPENAPI = read("openapi.json");
    private static final byte[] CONTEXT = Answers.json(Term.context());

    /** The OpenAPI 3.1 description. */
    public PlainAnswer openapi(PlainRequest request) {
        return Answers.bytes(request, "application/json", OPENAPI);
    }

    /** The context that the JSON-LD of a service names. */
    public PlainAnswer context(PlainRequest request) {
        return Answers.bytes(request, ServicesApi.JSON_LD, CONTEXT);
    }

    /** What the words of the catalogue mean, in both languages, by their kind. */
    public PlainAnswer words(PlainRequest request) {
        Map<String, Object> words = new LinkedHashMap<>();
        Stream.of(
                        Classification.Cluster.values(),
                        Classification.LifeEvent.values(),
                        Classification.Audience.values(),
                        Classification.Level.values(),
                        Classification.Kind.values(),
                        Classification.Nature.values(),
                        Classification.Start.values(),
                        Access.Channel.values(),
                        Figures.Period.values(),
                        Figures.Frequency.values(),
                        Relation.Way.values(),
                        Relation.DoneBy.values(),
                        Province.values(),
                        Agency.Kind.values(),
                        State.values())
                .flatMap(Stream::of)
                .forEach(word ->
                        words.put(word.getDeclaringClass().getSimpleName() + '.' + word.name(), Wording.of(word)));
        return Answers.json(request, Map.of("words", words));
    }

    /** For any other address below: there is nothing, or nothing for this method. */
    public PlainAnswer elsewhere(PlainRequest request) {
        boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
        return looks
                ? Fault.NOTHING_THERE.answer("What there is, is described at /catalogue/openapi.json.")
                : Fault.METHOD_NOT_ALLOWED
                        .answer("Open data and cases are only read here; cases are opened over the bus.")
                        .with("allow", "GET, HEAD");
    }

    private static byte[] read(String name) {
        try (InputStream file = Objects.requireNonNull(Documents.class.getResourceAsStream(name), name)) {
            byte[] json = file.readAllBytes();
            new ObjectMapper().readTree(json);
            return json;
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " cannot be read from the class path", failed);
        }
    }
}
