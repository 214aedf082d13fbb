package ir.gsb.samples;

import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.SqlRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Registers the sample agencies. */
@Component
@Profile("sample")
final class SampleRegistry implements InitializingBean {

    private final SqlRegistry registry;
    private final Path pki;

    SampleRegistry(SqlRegistry registry, @Value("${gsb.sample.pki}") Path pki) {
        this.registry = registry;
        this.pki = pki;
    }

    @Override
    public void afterPropertiesSet() throws SQLException, IOException {
        try (InputStream yaml = SampleRegistry.class.getResourceAsStream("/samples/registry.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("samples/registry.yaml is missing from the class path");
            }
            registry.apply(RegistryFile.read("samples/registry.yaml", yaml, pki));
        }
    }
}
