package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.platform.http.springboot.CamelRequestHandlerMapping;
import org.apache.camel.model.Model;

/**
 * The routes of the portal's APIs in the Camel context. Since a path can lead to one route only, a route that changed ends
 * before the new one begins: a request that comes within these few milliseconds fails and can be sent again.
 */
final class PortalRoutes {

    /** The route configuration that each of them names: what a route fails with is written as a problem. */
    static final String PROBLEMS = "problems";

    private final CamelContext context;
    private Map<String, PortalRoute> running = Map.of();

    PortalRoutes(CamelContext context) {
        this.context = context;
    }

    /** To be called once, before routes are read. */
    void configure() {
        try {
            new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    routeConfiguration(PROBLEMS)
                            .onException(Exception.class)
                            .handled(true)
                            .bean("plainCalls", "refuse");
                }
            }.updateRouteConfigurationsToCamelContext(context);
        } catch (Exception failed) {
            throw new IllegalStateException("the portal's routes cannot be configured", failed);
        }
    }

    /**
     * Lets these run, and no others.
     *
     * @return whether all could be started; if not, which was told, those before run again
     */
    boolean take(List<PortalRoute> files, Consumer<FileFault> faults) {
        Map<String, PortalRoute> next = new LinkedHashMap<>();
        files.forEach(route -> next.put(route.id(), route));
        Map<String, PortalRoute> before = running;
        List<PortalRoute> ended = new ArrayList<>();
        List<PortalRoute> begun = new ArrayList<>();
        before.forEach((id, route) -> {
            PortalRoute now = next.get(id);
            if (now == null || !now.sameAs(route)) {
                ended.add(route);
            } else {
                next.put(id, route);
            }
        });
        ended.forEach(this::end);
        for (PortalRoute route : next.values()) {
            if (before.get(route.id()) != route && start(route, faults)) {
                begun.add(route);
            }
        }
        boolean sound = next.values().stream().allMatch(route -> context.getRoute(route.id()) != null);
        if (sound) {
            running = next;
        } else {
            begun.forEach(this::end);
            ended.forEach(route -> start(route, faults));
        }
        return sound;
    }

    private boolean start(PortalRoute route, Consumer<FileFault> faults) {
        try {
            context.getCamelContextExtension().getContextPlugin(Model.class).addRouteDefinition(route.definition());
            return true;
        } catch (Exception failed) {
            RunningRoutes.remove(context, route.id());
            faults.accept(
                    new FileFault(route.file(), 1, "the route cannot be started: " + RunningRoutes.rootOf(failed)));
            return false;
        }
    }

    /** Camel would leave the path with the route that has ended. */
    private void end(PortalRoute route) {
        Route old = context.getRoute(route.id());
        RunningRoutes.remove(context, route.id());
        if (old != null) {
            for (var paths : context.getRegistry().findByType(CamelRequestHandlerMapping.class)) {
                leave(paths, old.getEndpoint());
            }
        }
    }

    private static void leave(CamelRequestHandlerMapping paths, Endpoint endpoint) {
        List.copyOf(paths.getHandlerMethods().entrySet()).stream()
                .filter(path -> path.getValue().getBean() instanceof org.apache.camel.Consumer consumer
                        && consumer.getEndpoint() == endpoint)
                .forEach(path -> paths.unregisterMapping(path.getKey()));
    }
}
