package ir.gsb.workbench;

import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a mapping to the provider on the inquiry's sample requests. What every request must hold must reach the provider, in
 * the path or in the body: whether it does is seen by changing it.
 */
final class RequestMappingCheck {

    private final Model model;
    private final Path folder;
    private final Mappings mappings;
    private final Party provider;
    private final Optional<String> path;
    private final List<Fault> faults;
    private final Set<String> lost = new HashSet<>();

    private RequestMappingCheck(
            Model model, Path folder, Mappings mappings, Party provider, Optional<String> path, List<Fault> faults) {
        this.model = model;
        this.folder = folder;
        this.mappings = mappings;
        this.provider = provider;
        this.path = path;
        this.faults = faults;
    }

    static void check(
            Model model,
            Path folder,
            Mappings mappings,
            Party provider,
            Optional<InquiryRoute> route,
            List<Fault> faults) {
        Optional<String> path =
                route.map(InquiryRoute::parameters).map(parameters -> parameters.getOrDefault("path", ""));
        var check = new RequestMappingCheck(model, folder, mappings, provider, path, faults);
        Texts.in(folder.resolve("../../samples").normalize()).stream()
                .map(Sample::new)
                .filter(sample -> sample.isRequest() && sample.isJson())
                .forEach(check::request);
    }

    private void request(Sample sample) {
        sample.read(model).content().ifPresent(content -> {
            try {
                byte[] sent = mappings.toProvider(model.type(), provider, content);
                expected(sample, sent);
                needed().forEach(name -> needed(name, content, sent));
            } catch (RefusedException | IllegalStateException unsayable) {
                faults.add(new Fault(
                        to(),
                        1,
                        "the mapping cannot say the sample " + Texts.name(sample.file()) + ": " + reason(unsayable),
                        "Correct the mapping or the sample"));
            }
        });
    }

    private static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** What a request becomes may be told beside the provider's answers, under the name of the request. */
    private void expected(Sample sample, byte[] sent) {
        for (String ending : List.of(".json", ".xml")) {
            Path told = folder.resolve("samples").resolve(sample.name() + ending);
            if (Files.exists(told) && !Wire.same(Texts.bytes(told), sent)) {
                faults.add(new Fault(
                        told,
                        1,
                        "the mapping makes something else of " + Texts.name(sample.file()) + ": " + Wire.oneLine(sent),
                        "Correct " + Texts.name(to()) + " or the sample"));
            }
        }
    }

    /** What must reach the provider; without a route it cannot be known what its path holds. */
    private Set<String> needed() {
        return path.isPresent() ? model.neededOfRequest() : Set.of();
    }

    private void needed(String name, Node.Fields content, byte[] sent) {
        if (!path.orElse("").contains("{" + name + "}") && !matters(name, content, sent) && lost.add(name)) {
            faults.add(new Fault(
                    to(),
                    1,
                    "the mapping loses " + name + ", which every request must have: nothing of it reaches the provider",
                    "Send it in the body or, with {" + name + "}, in the path of the route"));
        }
    }

    private boolean matters(String name, Node.Fields content, byte[] sent) {
        Map<String, Node> other = new LinkedHashMap<>(content.children());
        other.computeIfPresent(name, (_, node) -> changed(node));
        try {
            return !Arrays.equals(sent, mappings.toProvider(model.type(), provider, new Node.Fields(other)));
        } catch (RefusedException | IllegalStateException _) {
            return true; // it was read, or the change would not have been seen
        }
    }

    private static Node changed(Node node) {
        return switch (node) {
            case Node.Text(String value) -> new Node.Text(changed(value));
            case Node.Whole(long value) -> new Node.Whole(value + 1);
            case Node.Flag(boolean value) -> new Node.Flag(!value);
            case Node.Items(List<Node> items) -> {
                List<Node> more = new ArrayList<>(items);
                more.replaceAll(RequestMappingCheck::changed);
                yield new Node.Items(more);
            }
            case Node.Fields(Map<String, Node> children) -> {
                Map<String, Node> others = new LinkedHashMap<>(children);
                others.replaceAll((_, child) -> changed(child));
                yield new Node.Fields(others);
            }
        };
    }

    /** Another text of the same form: a digit less, an X in place of a letter. */
    private static String changed(String text) {
        var other = new StringBuilder(text);
        int last = text.length() - 1;
        if (last >= 0) {
            char c = text.charAt(last);
            boolean digit = c >= '0' && c <= '9';
            other.setCharAt(last, digit ? (c == '1' ? '2' : '1') : (c == 'X' ? 'Y' : 'X'));
        }
        return other.toString();
    }

    private Path to() {
        Path jslt = folder.resolve("to-provider.jslt");
        return Files.exists(jslt) ? jslt : folder.resolve("to-provider.xsl");
    }
}
