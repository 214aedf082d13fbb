package ir.gsb.workbench;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.SchemaException;
import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compiles one provider's mapping and runs it on what the provider answers, as the samples beside it tell. */
final class MappingCheck {

    private static final Pattern FOLDER = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Pattern ANSWER = Pattern.compile(".*\\.[1-5][0-9]{2}");
    private static final Set<Code> FAULTS =
            Set.of(Code.PROVIDER_FAULT, Code.PROVIDER_UNAVAILABLE, Code.PROVIDER_TIMEOUT);

    private final Model model;
    private final Path folder;
    private final Party provider;
    private final Mappings mappings;
    private final List<Fault> faults;

    private MappingCheck(Model model, Path folder, Mappings mappings, List<Fault> faults) {
        this.model = model;
        this.folder = folder;
        this.provider = Party.parse(Texts.name(folder).replaceFirst("-", "/"));
        this.mappings = mappings;
        this.faults = faults;
    }

    static void check(Model model, Path folder, Optional<InquiryRoute> route, List<Fault> faults) {
        if (!FOLDER.matcher(Texts.name(folder)).matches()) {
            faults.add(new Fault(
                    folder,
                    1,
                    "a mapping's folder is named agency-system",
                    "Rename it after the provider, as civil-registry-population"));
            return;
        }
        try {
            var check = new MappingCheck(model, folder, Mappings.load(model, folder), faults);
            new FitCheck(faults).names(check.mappings);
            check.answers();
            RequestMappingCheck.check(model, folder, check.mappings, check.provider, route, faults);
        } catch (SchemaException faulty) {
            faults.add(Fault.of(faulty));
        }
    }

    private void answers() {
        List<Path> samples = Texts.in(folder.resolve("samples")).stream()
                .filter(file -> ANSWER.matcher(Texts.name(file)).matches())
                .toList();
        if (samples.stream().noneMatch(file -> Texts.name(file).startsWith("answer"))) {
            faults.add(new Fault(
                    folder,
                    1,
                    "there is no sample of what the provider answers",
                    "Add samples/answer-found.200 and what it means as samples/answer-found.json"));
        }
        samples.forEach(this::answer);
    }

    private void answer(Path file) {
        String name = Texts.name(file);
        try {
            int status = Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
            Node.Fields mapped = mappings.fromProvider(model.type(), provider, Texts.bytes(file), status);
            Model.Read read = model.response(mapped);
            if (name.startsWith("answer")) {
                good(file, read);
            } else if (name.startsWith("fault") || read.violations().isEmpty()) {
                add(file, "the mapping takes this for an answer, though its name says that it is none");
            }
        } catch (RefusedException refused) {
            refused(file, refused);
        }
    }

    private void refused(Path file, RefusedException refused) {
        String name = Texts.name(file);
        Code code = refused.refusal().code();
        if (name.startsWith("answer")) {
            String kept = refused.kept().lines().findFirst().orElse("");
            add(file, "the mapping refuses this answer with " + code.wire() + ": " + kept);
        } else if (name.startsWith("fault") && !FAULTS.contains(code)) {
            add(file, "the mapping takes this fault of the provider for " + code.wire());
        } else if (name.startsWith("invalid") && code != Code.PROVIDER_ANSWER_INVALID) {
            add(file, "the mapping takes this answer, which makes no sense, for " + code.wire());
        } else if (!name.startsWith("fault") && !name.startsWith("invalid")) {
            faults.add(new Fault(
                    file,
                    1,
                    "the name of the sample says not what it is",
                    "Let it begin with answer, fault or invalid"));
        }
    }

    private void add(Path file, String what) {
        faults.add(new Fault(file, 1, what, "Correct " + Texts.name(from()) + " or the sample"));
    }

    private void good(Path file, Model.Read read) {
        String name = Texts.name(file);
        Path meant = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".json");
        if (!read.violations().isEmpty()) {
            read.violations().forEach(violation -> unfit(file, violation));
        } else if (!Files.exists(meant)) {
            faults.add(new Fault(
                    file,
                    1,
                    "what this answer means is not told",
                    "Write it, in canonical form, to " + Texts.name(meant)));
        } else {
            compare(meant, read.content());
        }
    }

    private void unfit(Path sample, Violation violation) {
        String name = violation.pointer().substring(violation.pointer().lastIndexOf('/') + 1);
        boolean lost = violation.message().equals("is missing");
        boolean unknown = violation.message().startsWith(Model.UNKNOWN);
        String place = violation.pointer().replaceAll("/[0-9]+(?=/|$)", "");
        if (unknown
                && mappings.unknownNames().stream()
                        .anyMatch(told ->
                                told.file().equals(from()) && told.pointer().equals(place))) {
            return;
        }
        String what = lost
                ? "the mapping loses " + violation.pointer() + ", which every answer must have"
                : "the mapping gives " + violation.pointer()
                        + (unknown ? ", which " : " a value that does not fit: it ") + violation.message();
        faults.add(new Fault(
                from(),
                Texts.line(Texts.of(from()), name),
                what,
                "Correct the mapping; samples/" + Texts.name(sample) + " shows it"));
    }

    private void compare(Path meant, Node.Fields got) {
        byte[] bytes = Texts.bytes(meant);
        try {
            Node.Fields expected = model.response(JsonText.parse(bytes)).content();
            for (Difference difference : Difference.between(expected, got)) {
                faults.add(new Fault(
                        meant,
                        Json.line(bytes, difference.pointer()),
                        "the mapping gives another result at " + difference,
                        "Correct " + Texts.name(from()) + " or the sample"));
            }
        } catch (RefusedException malformed) {
            faults.add(new Fault(
                    meant,
                    1,
                    malformed.refusal().detail().replaceFirst("\\.$", ""),
                    "Write the answer in canonical form"));
        }
    }

    private Path from() {
        Path jslt = folder.resolve("from-provider.jslt");
        return Files.exists(jslt) ? jslt : folder.resolve("from-provider.xsl");
    }
}
