package ir.gsb;

import java.beans.PropertyEditorSupport;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes a path in a setting for what it says: a file or folder on disk, never one of that name on the class path. */
final class PlainPaths implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Editor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(Path.of(text));
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory()
                .addPropertyEditorRegistrar(registry -> registry.registerCustomEditor(Path.class, new Editor()));
    }
}
