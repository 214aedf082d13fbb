package ir.gsb.canonical;

import ir.gsb.message.Canonical;
import ir.gsb.message.Edition;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Reached;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The integrators' files as they are served together: models, mappings and routes of one moment. Never changes. */
public final class ServedSet implements Edition {

    /** Where the newest set is to be had; asked anew for each message. */
    @FunctionalInterface
    public interface Source {
        ServedSet current();
    }

    private final Schemas schemas;
    private final Mappings mappings;
    private final Map<InquiryType, ServedRoute> routes;
    private final Map<InquiryType, Documents> documents;

    public ServedSet(Schemas schemas, Mappings mappings, Map<InquiryType, ServedRoute> routes) {
        this.schemas = schemas;
        this.mappings = mappings;
        this.routes = Map.copyOf(routes);
        this.documents = schemas.all().stream().collect(Collectors.toUnmodifiableMap(Model::type, Documents::of));
    }

    /**
     * The set that a request was read by.
     *
     * @throws IllegalStateException if it was not read
     */
    public static ServedSet of(Reached reached) {
        return reached.canonical()
                .map(Canonical::edition)
                .filter(ServedSet.class::isInstance)
                .map(ServedSet.class::cast)
                .orElseThrow(() -> new IllegalStateException(
                        "exchange " + reached.received().id() + " was not read by the served files"));
    }

    public Schemas schemas() {
        return schemas;
    }

    public Mappings mappings() {
        return mappings;
    }

    public Optional<ServedRoute> route(InquiryType type) {
        return Optional.ofNullable(routes.get(type));
    }

    public Optional<Documents> documents(InquiryType type) {
        return Optional.ofNullable(documents.get(type));
    }

    /** The inquiries that a route runs for, whether or not they have a model. */
    public Set<InquiryType> routed() {
        return routes.keySet();
    }

    /** Whether an inquiry has what it takes to be asked: a model and a route. */
    public boolean isServed(InquiryType type) {
        return documents.containsKey(type) && routes.containsKey(type);
    }
}
