package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import ir.gsb.canonical.ServedRoute;
import ir.gsb.message.InquiryType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inquiries' routes in the Camel context. A route that changed is started beside the old one, which ends when nobody is
 * in it any more; one that did not change is left alone, with its connections and its circuit breaker.
 */
final class RunningRoutes {

    /** What a change would bring, started already. */
    record Change(Map<String, RouteTemplate> templates, Map<InquiryType, Running> routes, List<Running> started) {
        Map<InquiryType, ServedRoute> served() {
            return routes.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().route()));
        }
    }

    record Running(InquiryRoute file, ServedRoute route) {}

    private record Retired(ServedRoute route, Instant at) {}

    private static final Logger log = LoggerFactory.getLogger(RunningRoutes.class);

    /** Longer than any exchange waits between the stage that reads its request and the one that enters the route. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final CamelContext context;
    private final Clock clock;
    private final List<Retired> retired = new ArrayList<>();
    private final Map<InquiryType, Integer> beginnings = new HashMap<>();
    private Map<String, RouteTemplate> templates = Map.of();
    private Map<InquiryType, Running> routes = Map.of();

    RunningRoutes(CamelContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /**
     * Starts what is new or changed, beside what runs.
     *
     * @return empty if something could not be started, which was told; then all is as before
     */
    Optional<Change> start(RouteFiles.Read files, Consumer<FileFault> faults) {
        List<Running> started = new ArrayList<>();
        Map<InquiryType, Running> next = new HashMap<>();
        offer(templates, files.templates());
        boolean sound = true;
        for (InquiryRoute file : files.routes().values()) {
            Running before = routes.get(file.type());
            if (before != null && before.file().equals(file)) {
                next.put(file.type(), before);
                continue;
            }
            Optional<Running> running = start(file, faults);
            running.ifPresent(started::add);
            running.ifPresent(route -> next.put(file.type(), route));
            sound &= running.isPresent();
        }
        var change = new Change(files.templates(), next, started);
        if (!sound) {
            undo(change);
        }
        return sound ? Optional.of(change) : Optional.empty();
    }

    /** Takes back what was started. */
    void undo(Change change) {
        change.started().forEach(running -> remove(context, running.route().id()));
        offer(change.templates(), templates);
    }

    /** From here on a change is how things are; what it replaced may end. */
    void keep(Change change) {
        routes.values().stream()
                .filter(before -> !change.routes().containsValue(before))
                .forEach(before -> retired.add(new Retired(before.route(), clock.instant())));
        templates = change.templates();
        routes = change.routes();
    }

    /** Ends the replaced routes that nobody is in any more. */
    void sweep() {
        Instant before = clock.instant().minus(GRACE);
        retired.removeIf(old -> {
            boolean empty = old.at().isBefore(before) && old.route().close();
            if (empty) {
                remove(context, old.route().id());
            }
            return empty;
        });
    }

    private void offer(Map<String, RouteTemplate> before, Map<String, RouteTemplate> now) {
        Model model = model();
        try {
            for (RouteTemplate old : before.values()) {
                if (now.get(old.id()) != old) {
                    model.removeRouteTemplateDefinition(old.definition());
                }
            }
            for (RouteTemplate template : now.values()) {
                if (before.get(template.id()) != template) {
                    model.addRouteTemplateDefinitions(List.of(template.definition()));
                }
            }
        } catch (Exception failed) {
            throw new IllegalStateException("the route templates cannot be replaced", failed);
        }
    }

    private Optional<Running> start(InquiryRoute file, Consumer<FileFault> faults) {
        String suffix = newSuffix(file.type());
        Map<String, Object> parameters = new HashMap<>(file.parameters());
        String address = file.parameters().get(InquiryRoute.INQUIRY) + suffix;
        parameters.put(InquiryRoute.INQUIRY, address);
        String id = file.id() + suffix;
        try {
            TemplatedRouteBuilder.builder(context, file.template())
                    .routeId(id)
                    .parameters(parameters)
                    .add();
            return Optional.of(new Running(file, new ServedRoute(id, "direct:" + address)));
        } catch (Exception failed) {
            log.debug("the route {} cannot be started", id, failed);
            remove(context, id);
            faults.accept(new FileFault(file.file(), 1, "the route cannot be started: " + rootOf(failed)));
            return Optional.empty();
        }
    }

    /**
     * Two routes of one inquiry run side by side while one takes the other's place. No address is given twice: who is led
     * to one by Camel may for a moment still be led to the route that had it before, and was ended.
     */
    private String newSuffix(InquiryType type) {
        int nth = beginnings.merge(type, 1, Integer::sum);
        return nth == 1 ? "" : "~" + nth;
    }

    static String rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage())
                .lines()
                .collect(Collectors.joining(" "))
                .strip();
    }

    static void remove(CamelContext context, String id) {
        try {
            if (context.getRoute(id) != null) {
                context.getRouteController().stopRoute(id, 1, TimeUnit.SECONDS);
                context.removeRoute(id);
            }
            Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
            RouteDefinition left = model.getRouteDefinition(id);
            if (left != null) {
                model.removeRouteDefinition(left);
            }
        } catch (Exception failed) {
            log.warn("the route {} cannot be taken away, and nobody is led to it any more", id, failed);
        }
    }

    private Model model() {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }
}
