package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Schemas;
import ir.gsb.canonical.ServedSet;
import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the integrators' files, and those that take their place while the hub runs: all of them together or none.
 *
 * <p>It looks at them time and again instead of being told by the operating system, which says nothing of what other
 * machines write to a network file system and of what is mounted into a container. Files are taken when they were found
 * unchanged twice, so that a copy under way is not taken by half.
 */
public final class ServedFiles implements ServedSet.Source {

    private static final Logger log = LoggerFactory.getLogger(ServedFiles.class);

    private final Path routes;
    private final Path schemas;
    private final BiFunction<Schemas, Mappings, List<FileFault>> check;
    private final Clock clock;

    private @Nullable RunningRoutes running;
    private @Nullable PortalRoutes portal;
    private @Nullable CamelContext context;
    private @Nullable FilesStamp taken;
    private @Nullable FilesStamp seen;
    private volatile @Nullable ServedSet served;
    private volatile @Nullable FilesState state;

    /** @param check tells what is wrong with routes, and where schemas and mappings do not fit; Camel and compilers tell more */
    public ServedFiles(Path routes, Path schemas, BiFunction<Schemas, Mappings, List<FileFault>> check, Clock clock) {
        this.routes = routes;
        this.schemas = schemas;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Takes the files that there are.
     *
     * @param camel started
     * @throws FaultyFilesException if there is any fault in them
     */
    public synchronized void start(CamelContext camel) {
        context = camel;
        AskedOnce.in(camel);
        running = new RunningRoutes(camel, clock);
        portal = new PortalRoutes(camel);
        portal.configure();
        List<FileFault> faults = new ArrayList<>();
        stamp(faults);
        taken = seen;
        take(camel, running, faults);
        if (!faults.isEmpty()) {
            throw new FaultyFilesException(faults);
        }
    }

    /** @throws IllegalStateException before the start */
    @Override
    public ServedSet current() {
        ServedSet current = served;
        if (current == null) {
            throw new IllegalStateException("nothing is served before the routes are started");
        }
        return current;
    }

    /** What is served, and what was refused; empty before the start. */
    public Optional<FilesState> state() {
        return Optional.ofNullable(state);
    }

    /** Takes the files if they changed and have come to rest; to be called time and again. */
    public synchronized void look() {
        RunningRoutes routesNow = running;
        CamelContext camel = context;
        if (routesNow == null
                || camel == null
                || served == null
                || !camel.getStatus().isStarted()) {
            return;
        }
        List<FileFault> faults = new ArrayList<>();
        try {
            routesNow.sweep();
            FilesStamp before = seen;
            stamp(faults);
            if (faults.isEmpty() && (seen == null || seen.equals(taken) || !seen.equals(before))) {
                return;
            }
            taken = seen;
            Set<InquiryType> old = known();
            if (faults.isEmpty()) {
                take(camel, routesNow, faults);
            }
            if (faults.isEmpty()) {
                tell(old);
            }
        } catch (RuntimeException | StackOverflowError failed) {
            log.error("the routes and schemas cannot be taken anew", failed);
            faults.add(new FileFault(routes, 1, "the hub failed to take the files; its log says more"));
        }
        if (!faults.isEmpty()) {
            refuse(faults);
        }
    }

    private void stamp(List<FileFault> faults) {
        try {
            seen = FilesStamp.of(routes, schemas);
        } catch (IOException unreadable) {
            seen = null;
            faults.add(new FileFault(
                    routes,
                    1,
                    "the folders of routes and schemas cannot be read: " + unreadable + "; make them readable"));
        }
    }

    private void take(CamelContext camel, RunningRoutes runningNow, List<FileFault> faults) {
        Schemas models = Schemas.collect(schemas, faults::add);
        Mappings mappings = Mappings.collect(models, faults::add);
        faults.addAll(check.apply(models, mappings));
        RouteFiles.Read files = new RouteFiles(camel, routes, faults).read();
        if (!faults.isEmpty()) {
            return;
        }
        Optional<RunningRoutes.Change> change = runningNow.start(files, faults::add);
        if (change.isEmpty()) {
            return;
        }
        if (portal != null && !portal.take(files.portal(), faults::add)) {
            runningNow.undo(change.get());
            return;
        }
        var next = new ServedSet(models, mappings, change.get().served());
        runningNow.keep(change.get());
        served = next;
        state = stateOf(next);
    }

    private FilesState stateOf(ServedSet now) {
        Instant at = clock.instant();
        Optional<FilesState.Refused> refused = state().flatMap(FilesState::refused)
                .map(last -> new FilesState.Refused(
                        last.at(), last.faults(), last.mendedAt().or(() -> Optional.of(at))));
        Set<InquiryType> models = now.schemas().all().stream().map(Model::type).collect(Collectors.toSet());
        return new FilesState(
                at,
                sorted(models, now.routed()::contains),
                sorted(models, type -> !now.routed().contains(type)),
                sorted(now.routed(), type -> !models.contains(type)),
                now.mappings().count(),
                refused);
    }

    private static Set<InquiryType> sorted(Set<InquiryType> types, Predicate<InquiryType> which) {
        var sorted = new TreeSet<InquiryType>((one, other) -> one.toString().compareTo(other.toString()));
        types.stream().filter(which).forEach(sorted::add);
        return sorted;
    }

    private void refuse(List<FileFault> faults) {
        state().ifPresent(now -> {
            boolean known = now.refused()
                    .filter(last -> last.mendedAt().isEmpty() && last.faults().equals(faults))
                    .isPresent();
            if (!known) {
                log.warn(
                        "The changed routes and schemas are refused, and those before go on being served:{}",
                        FaultyFilesException.told(faults));
                var refused = new FilesState.Refused(clock.instant(), List.copyOf(faults), Optional.empty());
                state = new FilesState(
                        now.since(),
                        now.served(),
                        now.withoutRoute(),
                        now.withoutSchema(),
                        now.mappings(),
                        Optional.of(refused));
            }
        });
    }

    private Set<InquiryType> known() {
        return state().map(FilesState::served).orElse(Set.of());
    }

    private void tell(Set<InquiryType> before) {
        Set<InquiryType> now = known();
        log.info(
                "The changed routes and schemas are served: {} inquiries, new {}, gone {}",
                now.size(),
                sorted(now, type -> !before.contains(type)),
                sorted(before, type -> !now.contains(type)));
    }
}
