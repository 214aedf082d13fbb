package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.model.TemplatedRouteParameterDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The integrators' files: route templates in {@code _templates}, and one file an inquiry. They are named
 * {@code <type>.v1.camel.yaml}, which Camel's own collector would take for files of an unknown kind.
 */
final class RouteFiles {

    /** What the files say, by template and by inquiry. */
    record Read(Map<String, RouteTemplate> templates, Map<InquiryType, InquiryRoute> routes) {}

    private static final String ENDING = ".camel.yaml";
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final CamelContext context;
    private final Path folder;
    private final Consumer<FileFault> faults;
    private boolean sound = true;
    private boolean hasAllTemplates = true;

    /** @param faults where what is wrong is told */
    RouteFiles(CamelContext context, Path folder, Consumer<FileFault> faults) {
        this.context = context;
        this.folder = folder;
        this.faults = faults;
    }

    /** Reads all of them and starts nothing; those that are faulty are told and left out. */
    Read read() {
        Map<String, RouteTemplate> templates = new HashMap<>();
        for (Path file : files(folder.resolve("_templates"))) {
            text(file).ifPresent(text -> templates(file, text, templates));
        }
        hasAllTemplates = sound;
        Map<InquiryType, InquiryRoute> routes = new TreeMap<>(Comparator.comparing(InquiryType::toString));
        Map<String, Path> ids = new HashMap<>();
        for (Path file : files(folder.resolve("inquiries"))) {
            text(file)
                    .flatMap(text -> route(file, text, templates))
                    .filter(route -> isNew(route, ids))
                    .ifPresent(route -> routes.put(route.type(), route));
        }
        return new Read(templates, routes);
    }

    private boolean isNew(InquiryRoute route, Map<String, Path> ids) {
        Path other = ids.putIfAbsent(route.id(), route.file());
        if (other != null) {
            fault(
                    route.file(),
                    lineOf(route.text(), "routeId:"),
                    "routeId " + route.id() + " is that of " + other + " too; give this route one of its own");
        }
        return other == null;
    }

    private void templates(Path file, String text, Map<String, RouteTemplate> templates) {
        Optional<RouteBuilder> parsed = parsed(file, text);
        if (parsed.isEmpty()) {
            return;
        }
        List<RouteTemplateDefinition> found =
                parsed.get().getRouteTemplateCollection().getRouteTemplates();
        if (found.isEmpty()) {
            fault(file, 1, "there is no routeTemplate in it; a file in _templates has one");
        }
        for (RouteTemplateDefinition definition : found) {
            if (definition.getId() == null || templates.containsKey(definition.getId())) {
                fault(file, lineOf(text, "id:"), "a routeTemplate has an id that no other has; give it one");
            } else {
                templates.put(definition.getId(), new RouteTemplate(text, definition));
            }
        }
    }

    private Optional<InquiryRoute> route(Path file, String text, Map<String, RouteTemplate> templates) {
        Optional<RouteBuilder> parsed = parsed(file, text);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        RouteBuilder all = parsed.get();
        List<TemplatedRouteDefinition> found = all.getTemplatedRouteCollection().getTemplatedRoutes();
        if (found.size() != 1 || !all.getRouteCollection().getRoutes().isEmpty()) {
            fault(file, 1, "it must hold one templatedRoute and nothing else");
            return Optional.empty();
        }
        return route(file, text, found.getFirst(), templates);
    }

    /** A file under the name that Camel takes it by. */
    static Resource named(Path file) throws IOException {
        String name = file.getFileName().toString().replace(ENDING, "").replace('.', '-');
        return ResourceHelper.fromBytes(name + ENDING, Files.readAllBytes(file));
    }

    private Optional<InquiryRoute> route(
            Path file, String text, TemplatedRouteDefinition route, Map<String, RouteTemplate> templates) {
        RouteTemplate template = templates.get(route.getRouteTemplateRef());
        if (template == null) {
            return noTemplate(file, text, route, templates.keySet());
        }
        Optional<InquiryType> type = type(file);
        if (type.isEmpty()) {
            return fault(file, 1, "the file must be named as <type>.v1.camel.yaml");
        }
        if (route.getRouteId() == null) {
            return fault(file, 1, "routeId is missing; name the route as " + named(type.get(), "-"));
        }
        Map<String, String> parameters = Optional.ofNullable(route.getParameters()).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        TemplatedRouteParameterDefinition::getName,
                        TemplatedRouteParameterDefinition::getValue,
                        (one, other) -> other));
        if (!fits(file, text, type.get(), parameters, template)) {
            return Optional.empty();
        }
        return Optional.of(new InquiryRoute(
                type.get(), file, text + template.text(), template.id(), route.getRouteId(), parameters));
    }

    /** The routes of a template that is itself faulty are not to blame. */
    private Optional<InquiryRoute> noTemplate(
            Path file, String text, TemplatedRouteDefinition route, Set<String> templates) {
        return hasAllTemplates
                ? fault(
                        file,
                        lineOf(text, "routeTemplateRef:"),
                        "there is no template " + route.getRouteTemplateRef() + "; there are "
                                + String.join(", ", templates.stream().sorted().toList()))
                : Optional.empty();
    }

    private boolean fits(
            Path file, String text, InquiryType type, Map<String, String> parameters, RouteTemplate template) {
        boolean fits = true;
        for (String name : parameters.keySet()) {
            if (!template.parameters().contains(name)) {
                fault(
                        file,
                        lineOf(text, "name: " + name),
                        template.id() + " has no parameter " + name + "; it has "
                                + String.join(
                                        ", ",
                                        template.parameters().stream().sorted().toList()));
                fits = false;
            }
        }
        for (String name : template.needed()) {
            if (!parameters.containsKey(name)) {
                fault(
                        file,
                        lineOf(text, "parameters:"),
                        "parameter " + name + " is missing, which " + template.id() + " needs");
                fits = false;
            }
        }
        if (fits && !named(type, ".").equals(parameters.get(InquiryRoute.INQUIRY))) {
            fault(
                    file,
                    lineOf(text, "name: " + InquiryRoute.INQUIRY),
                    "parameter inquiry must be " + named(type, ".") + ", as the file is named");
            fits = false;
        }
        return fits;
    }

    private Optional<RouteBuilder> parsed(Path file, String text) {
        String name = file.getFileName().toString().replace(ENDING, "").replace('.', '-');
        try {
            var found = PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(ResourceHelper.fromString(name + ENDING, text));
            for (var builder : found) {
                if (builder instanceof RouteBuilder routes) {
                    routes.configureRoutes(context);
                    return Optional.of(routes);
                }
            }
            return fault(file, 1, "there is nothing in it that Camel knows");
        } catch (Exception unreadable) {
            String what = String.valueOf(unreadable.getMessage())
                    .lines()
                    .collect(Collectors.joining(" "))
                    .strip();
            var line = LINE.matcher(what);
            return fault(file, line.find() ? Integer.parseInt(line.group(1)) : 1, "it cannot be read: " + what);
        }
    }

    private static Optional<InquiryType> type(Path file) {
        String name = file.getFileName().toString().replace(ENDING, "");
        try {
            int dot = name.lastIndexOf('.');
            return dot < 0
                    ? Optional.empty()
                    : Optional.of(InquiryType.parse(name.substring(0, dot) + "/" + name.substring(dot + 1)));
        } catch (IllegalArgumentException misnamed) {
            return Optional.empty();
        }
    }

    private static String named(InquiryType type, String joint) {
        return type.name() + joint + "v" + type.version();
    }

    private Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return fault(file, 1, "it cannot be read; it must be text in UTF-8 that the hub may read");
        }
    }

    private List<Path> files(Path of) {
        try (var files = Files.list(of)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            fault(of, 1, "there is no such folder that can be read; name the one that holds the routes");
            return List.of();
        }
    }

    /** Of the first line that has this in it; the first of the file if none has. */
    private static int lineOf(String text, String part) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        return 1;
    }

    private <T> Optional<T> fault(Path file, int line, String what) {
        sound = false;
        faults.accept(new FileFault(file, line, what));
        return Optional.empty();
    }
}
