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
            CompletableFuture<SamplePki> keys = CompletableFuture.supplyAsync(
                    () -> {
                        MasterKeys.ensureSample(data.resolve("keys"), random);
                        return makeKeys(pki, random, environment.getRequiredProperty("gsb.log.origin"));
                    },
                    threads);
            CompletableFuture<SampleAgencies> agencies = CompletableFuture.supplyAsync(SampleAgencies::start, threads);
            EmbeddedPostgres store = await(postgres::join);
            addStore(found, store);
            SamplePki made = await(keys::join);
            SampleTimeStamps stamps = timeStamps(made);
            found.put("gsb.log.timestamp-urls", stamps.address().toString());
            SampleTitles titles = titles(made, random);
            found.put("gsb.providers.land-registry.titles.url", "http://" + titles.authority());
            SampleAgencies providers = await(agencies::join);
            addAgencies(found, providers, environment);
            atTheEnd(context, store, providers, stamps);
            beans(context).registerDisposableBean("sample-titles", titles::close);
        }
        found.put("gsb.records.master-keys", "1=" + data.resolve("keys/master-1.key"));
        found.put("gsb.records.search-key", data.resolve("keys/search.key").toString());
        environment.getPropertySources().addLast(new MapPropertySource("sample surroundings", found));
    }

    /** What is registered first is closed last: the hub stops before the store does. */
    private static void atTheEnd(
            ConfigurableApplicationContext context,
            EmbeddedPostgres postgres,
            SampleAgencies agencies,
            SampleTimeStamps stamps) {
        DefaultListableBeanFactory beans = beans(context);
        beans.registerSingleton("sampleAgencies", agencies);
        beans.registerSingleton("samplePostgres", postgres);
        beans.registerDisposableBean("sample-postgres", postgres::close);
        beans.registerDisposableBean("sample-agencies", agencies::close);
        beans.registerDisposableBean("sample-time-stamps", stamps::close);
    }

    private static DefaultListableBeanFactory beans(ConfigurableApplicationContext context) {
        return (DefaultListableBeanFactory) context.getBeanFactory();
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

    private static SamplePki makeKeys(Path folder, SecureRandom random, String origin) {
        var pki = new SamplePki(folder, Clock.systemUTC(), random);
        try {
            pki.ensure(SamplePki.MEMBERS);
            Files.writeString(folder.resolve("hub/password"), SamplePki.PASSWORD + "\n");
            SampleLogKey.ensure(folder.resolve("hub"), origin, random);
            return pki;
        } catch (IOException failed) {
            throw new UncheckedIOException("the throw-away keys cannot be written to " + folder, failed);
        }
    }

    private static SampleTimeStamps timeStamps(SamplePki pki) {
        try {
            return SampleTimeStamps.start(pki.timeStampAuthority(), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("the sample time-stamp authority cannot listen", failed);
        }
    }

    private static SampleTitles titles(SamplePki pki, SecureRandom random) {
        try {
            return SampleTitles.start(
                    0, pki.keyOf(SampleTitles.PARTY), pki.hubCertificate(), Clock.systemUTC(), random);
        } catch (IOException failed) {
            throw new UncheckedIOException("the sample land registry cannot listen", failed);
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
