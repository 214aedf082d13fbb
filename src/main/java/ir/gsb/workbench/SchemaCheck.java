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

/** Looks at {@code schemas/}: models, samples, mappings, and what the routes make of them. */
final class SchemaCheck {

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
        SampleCheck.check(model, folder.resolve("samples"), faults);
        var fit = new FitCheck(faults);
        boolean filled = route.map(known -> fit.path(known, model)).orElse(true);
        Path all = folder.resolve("mappings");
        List<Path> mappings = Texts.folders(all);
        mappings.forEach(mapping -> MappingCheck.check(model, mapping, route.filter(_ -> filled), faults));
        route.ifPresent(known -> fit.needsMapping(known, all, mappings));
    }
}
