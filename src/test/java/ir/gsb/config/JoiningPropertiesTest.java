package ir.gsb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class JoiningPropertiesTest {

    private static <T> T bound(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }

    @Test
    void nobody_joins_unless_it_is_set() {
        assertThat(bound("gsb.joining", JoiningProperties.class))
                .isEqualTo(new JoiningProperties(false, 200, 10, Duration.ofDays(14)));
        assertThat(bound("gsb.authority", AuthorityProperties.class))
                .isEqualTo(new AuthorityProperties(null, null, Duration.ofDays(365), null, Duration.ofHours(24)));
    }

    @Test
    void a_key_needs_its_password() {
        assertThatThrownBy(() ->
                        new AuthorityProperties(Path.of("ca.p12"), null, Duration.ofDays(1), null, Duration.ofDays(1)))
                .hasMessageContaining("both keystore and password-file");
    }
}
