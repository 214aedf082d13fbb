package ir.gsb.workbench;

import ir.gsb.workbench.YamlNode.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no route may hold: code, a target made of message data, a body in a log or an expression, an address in place of a
 * setting, headers that the hub keeps for itself.
 */
final class ForbiddenConstructs {

    private static final Set<String> CODE = Set.of(
            "script", "groovy", "process", "js", "joor", "java", "mvel", "ognl", "python", "spel", "csimple", "wasm");
    private static final Set<String> TARGETS = Set.of("toD", "dynamicRouter", "routingSlip", "recipientList");
    private static final Set<String> BEANS =
            Set.of("beans", "templateBeans", "beanType", "builderClass", "factoryBean");
    private static final Set<String> SETTING_HEADERS = Set.of("setHeader", "setHeaders", "removeHeader", "headers");
    private static final Pattern BODY = Pattern.compile("\\$(?:simple)?\\{[^}]*body", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|netty-http|jms|ftp|file):.*");

    private final Path file;
    private final List<Fault> faults;

    private ForbiddenConstructs(Path file, List<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    static ForbiddenConstructs at(Path file, List<Fault> faults) {
        return new ForbiddenConstructs(file, faults);
    }

    static void find(Path file, YamlNode whole, List<Fault> faults) {
        ForbiddenConstructs finder = at(file, faults);
        whole.all().forEach(finder::look);
        whole.scalars().forEach(finder::look);
    }

    /** Whether an entry of this name is refused wherever it stands. */
    static boolean isForbidden(String name) {
        return CODE.contains(name) || TARGETS.contains(name) || BEANS.contains(name) || name.equals("log");
    }

    private void look(Entry entry) {
        String name = entry.name();
        if (CODE.contains(name)) {
            add(
                    entry.line(),
                    name + " is code, and a route holds none",
                    "Do it in the mapping, which reads nothing but the message");
        } else if (TARGETS.contains(name)) {
            add(entry.line(), name + " makes a target of message data", "Use to with a setting of the hub");
        } else if (BEANS.contains(name)) {
            add(entry.line(), name + " makes a bean of a class", "Refer to one of the hub's own: ref: providerCall");
        } else if (name.equals("log")) {
            add(entry.line(), "log may write what a message says", "Leave it out: the hub records every exchange");
        } else if (name.equals("bean") && entry.value().entry("ref").isEmpty()) {
            add(
                    entry.line(),
                    "this bean is not taken by reference",
                    "Refer to one of the hub's own: ref: providerCall");
        } else if (SETTING_HEADERS.contains(name)) {
            entry.value()
                    .entry("name")
                    .flatMap(kept -> kept.value().text())
                    .ifPresent(header -> header(entry.line(), header));
            entry.value()
                    .all()
                    .filter(inner -> !inner.name().equals("name"))
                    .forEach(inner -> header(inner.line(), inner.name()));
            entry.value().items().stream()
                    .flatMap(item -> item.entry("name").stream())
                    .forEach(inner -> header(inner.line(), inner.value().text().orElse("")));
        } else if (name.equals("uri")) {
            address(entry.value());
        }
    }

    private void header(int line, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("camel") || lower.startsWith("gsb-")) {
            add(
                    line,
                    "the header " + name + " is the hub's to set",
                    "Leave it out, or name a parameter of the template");
        }
    }

    /** An address that is written out, not taken from a setting. */
    void address(YamlNode value) {
        Optional<String> text = value.text().filter(uri -> ADDRESS.matcher(uri).matches());
        text.filter(uri -> !uri.contains("{{"))
                .ifPresent(uri -> add(
                        value.line(),
                        "the address is written out, so that it is the same at every site",
                        "Name a setting in its place: \"{{gsb.providers.agency.system.url}}\""));
    }

    private void look(YamlNode scalar) {
        if (scalar.text().filter(text -> BODY.matcher(text).find()).isPresent()) {
            add(scalar.line(), "an expression reads the body of a message", "Do it in the mapping");
        }
    }

    private void add(int line, String what, String remedy) {
        faults.add(new Fault(file, line, what, remedy));
    }
}
