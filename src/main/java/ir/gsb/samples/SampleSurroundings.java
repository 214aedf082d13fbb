package ir.gsb.samples;

import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.security.SamplePki;
import ir.gsb.store.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Starts, in the sample profile and nowhere else, what a hub needs around it, and tells the hub where it is. */
public final class SampleSurroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("sample"))) {
            return;
        }
        Path data = Path.of(environment.getRequiredProperty("gsb.sample.data"));
        Path pki = Path.of(environment.getRequiredProperty("gsb.sample.pki"));
        var random = new SecureRandom();
        Map<String, Object> found = new LinkedHashMap<>();
        try (var threads = Executors.newCachedThreadPool()) {
            CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(
                    () -> EmbeddedPostgres.start(data.resolve("postgres"), 0, random, SampleSurroundings::say),
                    threads);
            CompletableFuture<Void> keys = CompletableFuture.runAsync(
                    () -> {
                        makeKeys(pki, random, environment.getRequiredProperty("gsb.log.origin"));
                        MasterKeys.ensureSample(data.resolve("keys"), random);
                    },
                    threads);
            CompletableFuture<SampleAgencies> agencies = CompletableFuture.supplyAsync(SampleAgencies::start, threads);
            EmbeddedPostgres store = await(postgres::join);
            addStore(found, store);
            await(keys::join);
            SampleAgencies providers = await(agencies::join);
            addAgencies(found, providers, environment);
            atTheEnd(context, store, providers);
        }
        found.put("gsb.records.master-keys", "1=" + data.resolve("keys/master-1.key"));
        found.put("gsb.records.search-key", data.resolve("keys/search.key").toString());
        environment.getPropertySources().addLast(new MapPropertySource("sample surroundings", found));
    }

    /** What is registered first is closed last: the hub stops before the store does. */
    private static void atTheEnd(
            ConfigurableApplicationContext context, EmbeddedPostgres postgres, SampleAgencies agencies) {
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("sampleAgencies", agencies);
        beans.registerSingleton("samplePostgres", postgres);
        beans.registerDisposableBean("sample-postgres", postgres::close);
        beans.registerDisposableBean("sample-agencies", agencies::close);
    }

    private static void addStore(Map<String, Object> found, EmbeddedPostgres postgres) {
        found.put("spring.datasource.url", postgres.jdbcUrl());
        found.put("spring.datasource.username", postgres.user());
        found.put("spring.datasource.password", postgres.password());
    }

    private static void addAgencies(
            Map<String, Object> found, SampleAgencies agencies, ConfigurableEnvironment environment) {
        agencies.settings().forEach((name, address) -> {
            if (!environment.containsProperty(name)) {
                found.put(name, address);
            }
        });
    }

    private static void makeKeys(Path pki, SecureRandom random, String origin) {
        try {
            new SamplePki(pki, Clock.systemUTC(), random).ensure(SamplePki.MEMBERS);
            Files.writeString(pki.resolve("hub/password"), SamplePki.PASSWORD + "\n");
            SampleLogKey.ensure(pki.resolve("hub"), origin, random);
        } catch (IOException failed) {
            throw new UncheckedIOException("the throw-away keys cannot be written to " + pki, failed);
        }
    }

    private static <T> T await(Supplier<T> result) {
        try {
            return result.get();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
