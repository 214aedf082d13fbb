package ir.gsb.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The settings that a hub started here would have: application.yaml, environment, system properties. */
final class HubSettings {

    private final Binder binder;

    private HubSettings(Binder binder) {
        this.binder = binder;
    }

    static HubSettings read() {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        return new HubSettings(Binder.get(environment));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(binder.bind(name, String.class).orElse(null));
    }

    /** By the name that follows; empty if none is set. */
    Map<String, Integer> numbers(String name) {
        return binder.bind(name, Bindable.mapOf(String.class, Integer.class)).orElse(Map.of());
    }

    /** Empty if it is not set. */
    List<String> list(String name) {
        return binder.bind(name, Bindable.listOf(String.class)).orElse(List.of());
    }
}
