package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.store.StoreUnusableException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

    private static final int AT_ONCE = 8;

    @RepeatedTest(20)
    void gives_all_that_start_at_once_the_same_keys(@TempDir Path folder) throws Exception {
        var together = new CyclicBarrier(AT_ONCE);
        List<Future<String>> seen = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                seen.add(threads.submit(() -> {
                    together.await();
                    return told(MasterKeys.ensureSample(folder, new SecureRandom()));
                }));
            }
        }

        Set<String> told = new HashSet<>();
        for (Future<String> one : seen) {
            told.add(one.get());
        }
        assertThat(told).hasSize(1).contains(told(MasterKeys.ensureSample(folder, new SecureRandom())));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("master-1.key", "search.key");
        }
    }

    @Test
    void says_in_words_that_no_key_can_be_made_where_a_file_has_one_name_only(@TempDir Path folder) throws Exception {
        try (var archive = FileSystems.newFileSystem(
                folder.resolve("archive.zip"), Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Path keys = archive.getPath("/keys");

            assertThatThrownBy(() -> MasterKeys.ensureSample(keys, new SecureRandom()))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("/keys")
                    .hasMessageContaining("hard links");
        }
    }

    private static String told(MasterKeys keys) {
        var told = new StringBuilder();
        keys.checkValues()
                .forEach((id, value) -> told.append(id)
                        .append('=')
                        .append(Base64.getEncoder().encodeToString(value))
                        .append(' '));
        return told.toString();
    }
}
