package ir.gsb.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The route by which a trial asks: the inquiry's own, or one over plain HTTP where the stub speaks nothing else. */
final class TrialRoute {

    private static final Set<String> NOT_PLAIN = Set.of("queue-provider", "canonical-provider");
    private static final String PLAIN = """
        - templatedRoute:
            routeTemplateRef: rest-provider
            routeId: trial
            parameters:
              - name: inquiry
                value: %s.v%d
              - name: url
                value: "{{gsb.providers.trial.url}}"
              - name: path
                value: "/"
              - name: method
                value: POST
        """;

    private TrialRoute() {}

    /** @param folder where a route may be written */
    static Path file(InquiryRoute route, Path folder) throws IOException {
        if (!NOT_PLAIN.contains(route.template())) {
            return route.file();
        }
        String plain = PLAIN.formatted(route.type().name(), route.type().version());
        return Files.writeString(folder.resolve(Texts.name(route.file())), plain);
    }
}
