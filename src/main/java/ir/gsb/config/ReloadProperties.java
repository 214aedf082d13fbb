package ir.gsb.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a running hub takes changed routes and schemas.
 *
 * @param every how often it looks whether files have changed; they are taken when it found them unchanged twice
 */
@ConfigurationProperties("gsb.reload")
public record ReloadProperties(@DefaultValue("500ms") Duration every) {

    public ReloadProperties {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("gsb.reload.every must be longer than nothing, as 500ms");
        }
    }
}
