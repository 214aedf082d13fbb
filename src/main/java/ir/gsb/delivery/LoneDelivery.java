package ir.gsb.delivery;

import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Schemas;
import ir.gsb.canonical.ServedRoute;
import ir.gsb.canonical.ServedSet;
import ir.gsb.message.Authorised;
import ir.gsb.message.Delivered;
import ir.gsb.registry.Registry;
import ir.gsb.security.CertificateStatus;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapRequestSigner;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of a few route files alone, outside a hub: what a hub would send to a provider goes wherever the settings say.
 * It asks each provider once.
 */
public final class LoneDelivery implements AutoCloseable {

    private static final String ROUTE_BEAN = "providerCall";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Delivery delivery;
    private final ServedSet served;

    /**
     * Starts the routes.
     *
     * @param files templates before the routes made from them
     * @param settings what {@code {{name}}} stands for in them; nothing for a name that it does not know
     * @throws IllegalArgumentException if a file cannot be loaded
     */
    public LoneDelivery(
            List<Path> files,
            Function<String, Optional<String>> settings,
            Schemas schemas,
            Mappings mappings,
            Registry.Source registry,
            SigningKey key,
            Clock clock,
            SecureRandom random) {
        var signatures = new ProviderSignatures(
                registry,
                new RestRequestSigner(key, clock, random),
                new SoapRequestSigner(key, clock),
                CertificateStatus.REGISTRY_ALONE,
                clock);
        context.getRegistry().bind(ROUTE_BEAN, new ProviderCall(signatures));
        context.getPropertiesComponent().addPropertiesSource(new Settings(settings));
        AskedOnce.in(context);
        for (Path file : files) {
            try {
                PluginHelper.getRoutesLoader(context).loadRoutes(RouteFiles.named(file));
            } catch (Exception faulty) {
                throw new IllegalArgumentException(
                        "The route file " + file + " cannot be loaded: " + faulty.getMessage(), faulty);
            }
        }
        context.start();
        this.served = new ServedSet(
                schemas,
                mappings,
                schemas.all().stream()
                        .collect(Collectors.toMap(
                                Model::type, model -> new ServedRoute(endpoint(model), endpoint(model)))));
        this.delivery = new Delivery(context.createProducerTemplate(), registry, 0, Duration.ZERO);
    }

    private static String endpoint(Model model) {
        return "direct:" + model.type().name() + ".v" + model.type().version();
    }

    /** What is served here, for the stages before and after the delivery. */
    public ServedSet served() {
        return served;
    }

    /** @throws ir.gsb.message.RefusedException one of the {@code provider-…} codes */
    public Delivered deliver(Authorised authorised) {
        return delivery.deliver(authorised);
    }

    @Override
    public void close() {
        context.stop();
    }

    private record Settings(Function<String, Optional<String>> settings) implements PropertiesSource {

        @Override
        public String getName() {
            return "settings";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return settings.apply(name).orElse(null);
        }
    }
}
