package ir.gsb.config;

import ir.gsb.administration.QueueApi;
import ir.gsb.administration.RegistryApi;
import ir.gsb.canonical.ServedSet;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.joining.Joinings;
import ir.gsb.queue.QueueOperation;
import ir.gsb.registry.Registry;
import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.SqlRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry and the queue over the wire, and the file from which a new hub learns its first operator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdministrationConfiguration.RegistryProperties.class)
class AdministrationConfiguration {

    /**
     * What the hub takes over at each start.
     *
     * @param file a registry file; the paths of certificates in it start from its folder
     */
    @ConfigurationProperties("gsb.registry")
    record RegistryProperties(@Nullable Path file) {}

    @Bean
    RegistryApi registryApi(SqlRegistry registry, Joinings joinings, ServedSet.Source served) {
        return new RegistryApi(registry, joinings, served);
    }

    @Bean
    QueueApi queueApi(
            DataSource store,
            RecordingSettings settings,
            MasterKeys keys,
            Registry.Source registry,
            Clock clock,
            SecureRandom random) {
        return new QueueApi(new QueueOperation(store, settings, keys, clock, random), registry, clock);
    }

    @Bean
    InitializingBean registryFile(SqlRegistry registry, RegistryProperties properties) {
        return () -> apply(registry, properties);
    }

    private static void apply(SqlRegistry registry, RegistryProperties properties) throws SQLException {
        Path file = properties.file();
        if (file != null) {
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
            registry.apply(RegistryFile.read(file, folder));
        }
    }
}
