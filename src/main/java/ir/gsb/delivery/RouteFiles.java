package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * Reads the integrators' files, which are checked apart: route templates in {@code _templates}, one file an inquiry, and the portal's routes. They are named
 * {@code <type>.v1.camel.yaml}, which Camel's own collector would take for files of an unknown kind.
 */
final class RouteFiles {

    /** What the files say, by template and by inquiry; and the portal's routes. */
    record Read(
            Map<String, RouteTemplate> templates, Map<InquiryType, InquiryRoute> routes, List<PortalRoute> portal) {}

    private static final String ENDING = ".camel.yaml";
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final CamelContext context;
    private final Path folder;
    private final List<FileFault> faults;

    /** @param faults what is known to be wrong, and where more is told */
    RouteFiles(CamelContext context, Path folder, List<FileFault> faults) {
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
        Map<InquiryType, InquiryRoute> routes = new TreeMap<>(Comparator.comparing(InquiryType::toString));
        for (Path file : files(folder.resolve("inquiries"))) {
            text(file)
                    .flatMap(text -> route(file, text, templates))
                    .ifPresent(route -> routes.put(route.type(), route));
        }
        return new Read(templates, routes, portal());
    }

    /** A hub may do without a portal. */
    private List<PortalRoute> portal() {
        Path of = folder.resolve("portal");
        List<PortalRoute> routes = new ArrayList<>();
        for (Path file : Files.isDirectory(of) ? files(of) : List.<Path>of()) {
            text(file)
                    .flatMap(text -> parsed(file, text)
                            .map(all -> all.getRouteCollection().getRoutes().stream()
                                    .map(route -> new PortalRoute(file, text, route))
                                    .toList()))
                    .ifPresent(routes::addAll);
        }
        return routes;
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
        found.stream()
                .filter(definition -> definition.getId() != null)
                .forEach(definition -> templates.put(definition.getId(), new RouteTemplate(text, definition)));
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
        Map<String, String> parameters = Optional.ofNullable(route.getParameters()).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        TemplatedRouteParameterDefinition::getName,
                        TemplatedRouteParameterDefinition::getValue,
                        (one, other) -> other));
        Optional<InquiryType> type = type(parameters.getOrDefault(InquiryRoute.INQUIRY, ""));
        // What is missing was told by the check of the files.
        return template == null || route.getRouteId() == null
                ? Optional.empty()
                : type.map(of -> new InquiryRoute(
                        of, file, text + template.text(), template.id(), route.getRouteId(), parameters));
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

    /** As a route names it, {@code postal-address.v1}. */
    private static Optional<InquiryType> type(String named) {
        try {
            return Optional.of(InquiryType.parse(named.replace('.', '/')));
        } catch (IllegalArgumentException misnamed) {
            return Optional.empty();
        }
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

    /** Adds a fault of a file that has none yet: those that are told already explain more. */
    private <T> Optional<T> fault(Path file, int line, String what) {
        if (faults.stream().noneMatch(told -> told.file().equals(file))) {
            faults.add(new FileFault(file, line, what));
        }
        return Optional.empty();
    }
}
