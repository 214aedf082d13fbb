package ir.gsb.workbench;

import ir.gsb.canonical.FileFault;
import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Schemas;
import ir.gsb.message.InquiryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What integrators write, in two folders.
 *
 * @param routes templates in {@code _templates}, one file an inquiry in {@code inquiries}, the portal's APIs in {@code portal}
 * @param schemas {@code {type}/{v}/}: model, samples, mappings
 */
public record Workbench(Path routes, Path schemas) {

    static final String INQUIRIES = "inquiries";
    static final String TEMPLATES = "_templates";
    static final String PORTAL = "portal";

    /**
     * Finds everything that is wrong in them, by file and line.
     *
     * @param against a folder or a revision of git with the schemas as they were, for what may not change
     * @throws CannotReadException if one of the folders is not there or cannot be read
     */
    public List<Fault> faults(Optional<String> against) {
        exists(schemas);
        exists(routes.resolve(TEMPLATES));
        exists(routes.resolve(INQUIRIES));
        List<Fault> faults = new ArrayList<>();
        Map<InquiryType, InquiryRoute> all = routes(faults);
        strays(faults);
        Map<InquiryType, Model> models = SchemaCheck.read(this, all, faults);
        against.ifPresent(named -> {
            try (Baseline before = Baseline.of(named, schemas)) {
                CompatibilityCheck.check(schemas, models, before.folder(), faults);
            }
        });
        return faults.stream().sorted().distinct().toList();
    }

    /**
     * What of it a hub refuses to serve, beside what does not compile: all that {@link #faults} finds in routes, and in how
     * they, the models and the mappings fit, without samples.
     *
     * @param compiled the models, from these schemas
     * @param mappings theirs
     */
    public List<FileFault> faultsOfServed(Schemas compiled, Mappings mappings) {
        List<Fault> faults = new ArrayList<>();
        Map<InquiryType, InquiryRoute> all = routes(faults);
        var fit = new FitCheck(faults);
        for (Model model : compiled.all()) {
            InquiryRoute route = all.get(model.type());
            if (route != null) {
                Path folder = folder(model.type()).resolve("mappings");
                fit.path(route, model);
                fit.needsMapping(route, folder, Texts.folders(folder));
            }
        }
        fit.names(mappings);
        return faults.stream().sorted().distinct().map(Fault::toFileFault).toList();
    }

    private void strays(List<Fault> faults) {
        Stream.of(TEMPLATES, INQUIRIES)
                .flatMap(folder -> Texts.in(routes.resolve(folder)).stream())
                .filter(file -> !RouteCheck.isRoute(file))
                .forEach(file -> faults.add(new Fault(
                        file,
                        1,
                        "the hub reads no file of this name here",
                        "Let its name end with " + RouteCheck.ENDING)));
    }

    /** For machines: a list of objects with {@code file}, {@code line}, {@code what} and {@code remedy}. */
    public static String json(List<Fault> faults) {
        return Json.written(faults.stream()
                .map(fault -> Map.of(
                        "file", fault.file().toString(),
                        "line", fault.line(),
                        "what", fault.what(),
                        "remedy", fault.remedy()))
                .toList());
    }

    Map<InquiryType, InquiryRoute> routes(List<Fault> faults) {
        Map<String, RouteTemplate> templates = TemplateCheck.read(routes.resolve(TEMPLATES), faults);
        Map<InquiryType, InquiryRoute> all = RouteCheck.read(routes.resolve(INQUIRIES), templates, faults);
        PortalCheck.check(routes.resolve(PORTAL), faults);
        elsewhere(faults);
        return all;
    }

    /** Folders of other routes, the hub's own: they hold no forbidden constructs either. */
    private void elsewhere(List<Fault> faults) {
        Texts.folders(routes).stream()
                .filter(folder -> !Texts.name(folder).equals(INQUIRIES))
                .flatMap(folder -> Texts.in(folder).stream())
                .filter(RouteCheck::isRoute)
                .forEach(file ->
                        YamlNode.read(file, faults).ifPresent(whole -> ForbiddenConstructs.find(file, whole, faults)));
    }

    /** The folder of an inquiry, {@code schemas/person-identity/v1}. */
    Path folder(InquiryType type) {
        return schemas.resolve(type.name()).resolve("v" + type.version());
    }

    /** {@code routes/inquiries/person-identity.v1.camel.yaml}. */
    Path route(InquiryType type) {
        return routes.resolve(INQUIRIES).resolve(type.name() + ".v" + type.version() + RouteCheck.ENDING);
    }

    private static void exists(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotReadException("there is no folder " + folder
                    + ": run this where routes/ and schemas/ are, or name them with --routes and --schemas.");
        }
    }
}
