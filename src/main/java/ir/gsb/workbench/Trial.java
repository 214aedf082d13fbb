package ir.gsb.workbench;

import ir.gsb.access.Access;
import ir.gsb.access.Rates;
import ir.gsb.canonical.AnswerCheck;
import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.SchemaException;
import ir.gsb.canonical.Schemas;
import ir.gsb.canonical.Validator;
import ir.gsb.delivery.LoneDelivery;
import ir.gsb.exchangelog.UnrecordedAdmission;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.registry.Registry;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An inquiry's samples on the real path: signed by a throw-away key, verified, validated, authorised, mapped, sent by the
 * inquiry's own route to a stub of the provider, mapped back and checked. Only the record is left out, so no database is
 * needed. A provider behind a queue, or one that signs, is asked over plain HTTP, for that is what the stub speaks.
 */
public final class Trial implements AutoCloseable {

    private final Workbench workbench;
    private final Model model;
    private final Stub stub;
    private final LoneDelivery delivery;
    private final TrialPath path;

    private Trial(Workbench workbench, Model model, Stub stub, LoneDelivery delivery, TrialPath path) {
        this.workbench = workbench;
        this.model = model;
        this.stub = stub;
        this.delivery = delivery;
        this.path = path;
    }

    /**
     * Sets everything up.
     *
     * @param provider which of the inquiry's mappings, {@code agency/system}; needed if there is more than one stub
     * @param port of the stub; 0 for any
     * @throws CannotReadException if something of it is not there or not in order
     */
    public static Trial of(Workbench workbench, InquiryType type, Optional<Party> provider, int port) {
        InquiryRoute route = Optional.ofNullable(
                        workbench.routes(new ArrayList<>()).get(type))
                .orElseThrow(() -> new CannotReadException(
                        "there is no route of " + type + " at " + workbench.route(type) + "; gsb check tells more."));
        if (route.isInternal()) {
            throw new CannotReadException(
                    type + " is answered by the hub itself: there is no provider that a stub could stand for.");
        }
        Path mapping = StubFolders.of(workbench, type).choose(provider);
        try {
            Model model = Schemas.model(workbench.folder(type));
            Schemas schemas = Schemas.only(workbench.schemas(), model);
            Mappings mappings = Mappings.load(model, mapping);
            Stub stub = Stub.start(mapping.resolve(StubFolders.STUB), port);
            return started(workbench, model, schemas, mappings, mapping, route, stub);
        } catch (SchemaException faulty) {
            throw new CannotReadException("gsb check first: " + faulty.getMessage(), faulty);
        }
    }

    private static Trial started(
            Workbench workbench,
            Model model,
            Schemas schemas,
            Mappings mappings,
            Path mapping,
            InquiryRoute route,
            Stub stub) {
        Clock clock = Clock.systemUTC();
        var random = new SecureRandom();
        Party provider = Party.parse(Texts.name(mapping).replaceFirst("-", "/"));
        TrialSurroundings around = TrialSurroundings.of(model, provider, clock, random);
        Registry.Source registry = around::registry;
        try (ThrowAway folder = ThrowAway.folder()) {
            List<Path> files = new ArrayList<>(Texts.in(workbench.routes().resolve(Workbench.TEMPLATES)));
            files.add(TrialRoute.file(route, folder.path()));
            var delivery = new LoneDelivery(
                    files, new TrialSettings(stub.url()), schemas, mappings, registry, around.key(), clock, random);
            var path = new TrialPath(
                    new RestRequestSigner(around.key(), clock, random),
                    new Verifier(new RestVerifier(registry, clock), _ -> {
                        throw new IllegalStateException("a trial asks over REST");
                    }),
                    new UnrecordedAdmission(),
                    new Validator(delivery::served),
                    new Access(
                            registry,
                            clock,
                            (quota, day, limit) -> OptionalLong.of(limit),
                            (quota, limit) -> new Rates.Turn(OptionalLong.of(limit), Duration.ZERO)),
                    delivery,
                    new AnswerCheck(),
                    clock,
                    random);
            return new Trial(workbench, model, stub, delivery, path);
        } catch (IOException | IllegalArgumentException faulty) {
            stub.close();
            throw new CannotReadException("the route cannot be started: " + faulty.getMessage(), faulty);
        }
    }

    /** The stub, for who wants to ask it himself. */
    public Stub stub() {
        return stub;
    }

    /**
     * Runs the samples.
     *
     * @param named one of them, {@code request-found}; all if it is empty
     * @throws CannotReadException if there is none
     */
    public List<TrialResult> run(Optional<String> named) {
        Path folder = workbench.folder(model.type()).resolve("samples");
        List<Sample> samples = Texts.in(folder).stream()
                .map(Sample::new)
                .filter(sample -> sample.isJson() && !sample.name().contains("answer"))
                .filter(sample -> named.isEmpty() || named.get().equals(sample.name()))
                .toList();
        if (samples.isEmpty()) {
            throw new CannotReadException("there is no sample "
                    + named.map(name -> name + ".json").orElse("request-….json") + " in " + folder + ".");
        }
        return samples.stream().map(this::run).toList();
    }

    private TrialResult run(Sample sample) {
        stub.take();
        var stages = new TrialStages();
        path.run(model, Texts.bytes(sample.file()), stub, stages);
        List<String> problems = new ArrayList<>();
        if (sample.isGood()) {
            compare(sample, stages, problems);
        } else if (!stages.refusedByHub()) {
            problems.add("the hub does not refuse it, though its name says that it is wrong");
        } else {
            sample.otherThanTold(stages.refusals())
                    .ifPresent(what -> problems.add(Texts.name(sample.reason()) + ": " + what));
        }
        return new TrialResult(sample.name(), stages.all(), problems);
    }

    private void compare(Sample sample, TrialStages stages, List<String> problems) {
        var expected =
                new Sample(sample.file().resolveSibling(sample.name().replaceFirst("request", "answer") + ".json"));
        if (stages.answer().isEmpty()) {
            problems.add("there is no answer");
        } else if (!Files.exists(expected.file())) {
            problems.add("there is nothing to compare with: if the answer is right, save it as " + expected.file());
        } else {
            expected.read(model)
                    .content()
                    .ifPresentOrElse(
                            content -> Difference.between(
                                            content, stages.answer().get())
                                    .forEach(difference -> problems.add(
                                            "not as " + Texts.name(expected.file()) + " at " + difference)),
                            () -> problems.add(expected.file() + " does not fit the schema: gsb check tells why"));
        }
    }

    @Override
    public void close() {
        delivery.close();
        stub.close();
    }
}
