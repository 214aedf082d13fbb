package ir.gsb.cli;

import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.MasterKeys.KeyFile;
import ir.gsb.store.RunningPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options that say which store of records, and with which keys. Without any it is the store that a hub started here
 * would use, and if none is configured that of the sample in the folder {@code data}.
 */
final class StoreOptions {

    private static final int CONNECT_SECONDS = 10;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "The sample's data folder (default: data).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The database, jdbc:postgresql://HOST:PORT/NAME (default: spring.datasource.url).")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Its user (default: spring.datasource.username).")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The file whose first line is his password (default: spring.datasource.password).")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--master-key",
            scope = ScopeType.INHERIT,
            paramLabel = "N=FILE",
            description = "A master key, the current one first (default: gsb.records.master-keys).")
    private List<String> masterKeys = List.of();

    @Option(
            names = "--search-key",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The key that subjects are hashed with (default: gsb.records.search-key).")
    private Optional<Path> searchKey = Optional.empty();

    private @Nullable HubSettings settings;

    /** Read when they are first asked for: most commands need none. */
    HubSettings settings() {
        HubSettings read = settings == null ? HubSettings.read() : settings;
        settings = read;
        return read;
    }

    /** @throws ir.gsb.store.StoreUnusableException in one sentence, if the sample's server does not run */
    DataSource source() {
        Optional<String> named = named();
        if (named.isEmpty()) {
            var running = RunningPostgres.in(data().resolve("postgres"));
            return source(running.jdbcUrl(), running.user(), running.password());
        }
        return source(
                named.get(),
                user.or(() -> settings().text("spring.datasource.username")).orElse(""),
                passwordFile
                        .map(StoreOptions::firstLine)
                        .or(() -> settings().text("spring.datasource.password"))
                        .orElse(""));
    }

    /**
     * The keys, checked against the store.
     *
     * @throws ir.gsb.store.StoreUnusableException in one sentence, if one is missing or another
     */
    MasterKeys keys() {
        List<String> files = masterKeys.isEmpty() ? configured("gsb.records.master-keys") : masterKeys;
        Path keys = data().resolve("keys");
        MasterKeys loaded = MasterKeys.load(
                files.isEmpty()
                        ? List.of(new KeyFile(1, keys.resolve("master-1.key")))
                        : files.stream().map(KeyFile::parse).toList(),
                searchKey
                        .or(() -> configured("gsb.records.search-key").stream()
                                .findFirst()
                                .map(Path::of))
                        .orElse(keys.resolve("search.key")));
        loaded.checkAgainst(source());
        return loaded;
    }

    private Optional<String> named() {
        return data.isPresent() ? Optional.empty() : url.or(() -> settings().text("spring.datasource.url"));
    }

    /** Whether it is the store of a sample hub on this machine. */
    boolean isSample() {
        return named().isEmpty();
    }

    /** The sample's data folder. */
    Path data() {
        return data.orElse(Path.of("data"));
    }

    /** A setting of the hub, which counts only if no sample folder is named. */
    List<String> configured(String name) {
        return data.isPresent() ? List.of() : settings().list(name);
    }

    private static DataSource source(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("gsb command");
        return source;
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new CannotAskException("The password file " + file + " cannot be read.", unreadable);
        }
    }
}
