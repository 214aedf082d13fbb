package ir.gsb.workbench;

import ir.gsb.canonical.Model;
import ir.gsb.canonical.Remark;
import ir.gsb.canonical.SchemaException;
import ir.gsb.canonical.SchemaNames;
import ir.gsb.canonical.Schemas;
import ir.gsb.message.InquiryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks at {@code schemas/}: models, samples, mappings, and what the routes make of them. */
final class SchemaCheck {

    private static final Pattern IN_PATH = Pattern.compile("(?<!\\{)\\{([^{}]+)}(?!})");

    private final Workbench workbench;
    private final Path schemas;
    private final Map<InquiryType, InquiryRoute> routes;
    private final List<Fault> faults;
    private final Map<InquiryType, Model> models = new HashMap<>();

    private SchemaCheck(Workbench workbench, Map<InquiryType, InquiryRoute> routes, List<Fault> faults) {
        this.workbench = workbench;
        this.schemas = workbench.schemas();
        this.routes = routes;
        this.faults = faults;
    }

    /** The models that compile. */
    static Map<InquiryType, Model> read(
            Workbench workbench, Map<InquiryType, InquiryRoute> routes, List<Fault> faults) {
        var check = new SchemaCheck(workbench, routes, faults);
        Texts.folders(workbench.schemas()).forEach(type -> Texts.folders(type).forEach(check::version));
        routes.values().forEach(check::hasSchema);
        return check.models;
    }

    private void hasSchema(InquiryRoute route) {
        if (!Texts.folders(schemas.resolve(route.type().name())).contains(folder(route.type()))) {
            faults.add(new Fault(
                    route.file(),
                    route.line(),
                    "the inquiry " + route.type() + " has no schema",
                    "Write " + folder(route.type()).resolve(route.type().name() + ".xsd")
                            + ", or begin with gsb new inquiry"));
        }
    }

    private Path folder(InquiryType type) {
        return schemas.resolve(type.name()).resolve("v" + type.version());
    }

    private void version(Path folder) {
        try {
            Model model = Schemas.model(folder);
            Path file = folder.resolve(model.type().name() + ".xsd");
            models.put(model.type(), model);
            for (Remark remark : SchemaNames.unusual(model)) {
                faults.add(new Fault(
                        file,
                        remark.line(),
                        remark.what(),
                        "Begin elements with a small letter and types with a large one, and take no hyphens or"
                                + " underscores"));
            }
            model(model, folder, file);
        } catch (SchemaException faulty) {
            faults.add(Fault.of(faulty));
        }
    }

    private void model(Model model, Path folder, Path file) {
        Optional<InquiryRoute> route = Optional.ofNullable(routes.get(model.type()));
        if (route.isEmpty() && !Files.exists(workbench.route(model.type()))) {
            faults.add(new Fault(
                    file,
                    1,
                    "the inquiry " + model.type() + " has no route",
                    "Write routes/inquiries/" + model.type().name() + ".v"
                            + model.type().version() + RouteCheck.ENDING));
        }
        route.ifPresent(known -> path(known, model));
        SampleCheck.check(model, folder.resolve("samples"), faults);
        List<Path> mappings = Texts.folders(folder.resolve("mappings"));
        mappings.forEach(mapping -> MappingCheck.check(model, mapping, route, faults));
        route.filter(known -> mappings.isEmpty() && known.template().equals("soap-provider"))
                .ifPresent(known -> faults.add(new Fault(
                        known.file(),
                        known.line(),
                        "a provider over SOAP needs a mapping, and there is none",
                        "Write " + folder.resolve("mappings") + ", or begin with gsb new mapping")));
    }

    private void path(InquiryRoute route, Model model) {
        String path = route.parameters().getOrDefault("path", "");
        IN_PATH.matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !model.neededOfRequest().contains(name))
                .forEach(name -> faults.add(new Fault(
                        route.file(),
                        Texts.line(Texts.of(route.file()), "{" + name + "}"),
                        "the path holds {" + name + "}, which is no element that every request of " + model.type()
                                + " has",
                        "Take one of "
                                + String.join(
                                        ", ",
                                        model.neededOfRequest().stream()
                                                .sorted()
                                                .toList()))));
    }
}
