package ir.gsb.workbench;

import ir.gsb.message.InquiryType;
import ir.gsb.workbench.YamlNode.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the integrators' routes, {@code routes/inquiries/}. */
final class RouteCheck {

    static final String ENDING = ".camel.yaml";
    private static final Pattern INQUIRY = Pattern.compile("([a-z0-9-]+)\\.v([1-9][0-9]{0,3})");

    private final Map<String, RouteTemplate> templates;
    private final List<Fault> faults;
    private final Map<String, Path> ids = new HashMap<>();
    private final Map<InquiryType, InquiryRoute> routes = new HashMap<>();

    private RouteCheck(Map<String, RouteTemplate> templates, List<Fault> faults) {
        this.templates = templates;
        this.faults = faults;
    }

    /** The routes of all inquiries. */
    static Map<InquiryType, InquiryRoute> read(Path folder, Map<String, RouteTemplate> templates, List<Fault> faults) {
        var check = new RouteCheck(templates, faults);
        Texts.in(folder).stream().filter(RouteCheck::isRoute).forEach(check::file);
        return check.routes;
    }

    static boolean isRoute(Path file) {
        return Texts.name(file).endsWith(ENDING);
    }

    /** The parts of a file, which are all of one kind. */
    static List<Entry> parts(Path file, YamlNode whole, String kind, List<Fault> faults) {
        List<Entry> parts = new ArrayList<>();
        if (!whole.isList()) {
            faults.add(new Fault(file, whole.line(), "the file is no list", "Begin with - " + kind + ":"));
        }
        for (YamlNode item : whole.items()) {
            for (Entry part : item.entries()) {
                if (part.name().equals(kind)) {
                    parts.add(part);
                } else if (!ForbiddenConstructs.isForbidden(part.name())) {
                    faults.add(new Fault(
                            file, part.line(), part.name() + " has no place here", "Write nothing but " + kind));
                }
            }
        }
        return parts;
    }

    private void file(Path file) {
        YamlNode.read(file, faults).ifPresent(whole -> {
            ForbiddenConstructs.find(file, whole, faults);
            parts(file, whole, "templatedRoute", faults).forEach(part -> route(file, part));
        });
    }

    private void route(Path file, Entry part) {
        String id = TemplateCheck.id(file, part, "routeId", faults);
        Optional.ofNullable(ids.put(id, file))
                .filter(_ -> !id.isEmpty())
                .ifPresent(other -> faults.add(new Fault(
                        file,
                        part.line(),
                        "the route " + id + " is in " + Texts.name(other) + " too",
                        "Give each route an id of its own, as postal-address-v1")));
        String named = part.value().text("routeTemplateRef");
        RouteTemplate template = templates.get(named);
        if (template == null) {
            int line = part.value().entry("routeTemplateRef").map(Entry::line).orElse(part.line());
            faults.add(new Fault(
                    file,
                    line,
                    "there is no template " + (named.isEmpty() ? "named: routeTemplateRef is missing" : named),
                    "Take one of " + String.join(", ", templates.keySet())));
        }
        Map<String, Entry> parameters = parameters(file, part, Optional.ofNullable(template));
        inquiry(file, part, parameters.get("inquiry")).ifPresent(type -> keep(file, part, type, named, parameters));
    }

    private void keep(Path file, Entry part, InquiryType type, String template, Map<String, Entry> parameters) {
        Map<String, String> values = new HashMap<>();
        parameters.forEach(
                (name, entry) -> values.put(name, entry.value().text().orElse("")));
        InquiryRoute other = routes.putIfAbsent(type, new InquiryRoute(type, file, part.line(), template, values));
        if (other != null) {
            faults.add(new Fault(
                    file,
                    part.line(),
                    "the inquiry " + type + " has a route in " + Texts.name(other.file()) + " already",
                    "Delete one of the two"));
        }
    }

    private Map<String, Entry> parameters(Path file, Entry part, Optional<RouteTemplate> template) {
        Map<String, Entry> given = new HashMap<>();
        for (YamlNode parameter : part.value()
                .entry("parameters")
                .map(Entry::value)
                .map(YamlNode::items)
                .orElse(List.of())) {
            String name = parameter.text("name");
            Optional<Entry> value = parameter.entry("value");
            if (value.isEmpty()) {
                faults.add(new Fault(file, parameter.line(), "the parameter " + name + " has no value", "Add value:"));
            } else if (given.put(name, value.get()) != null) {
                faults.add(
                        new Fault(file, parameter.line(), "the parameter " + name + " is there twice", "Delete one"));
            } else {
                checkAddress(file, name, value.get().value());
            }
            template.filter(known -> !known.parameters().containsKey(name))
                    .ifPresent(known -> faults.add(new Fault(
                            file,
                            parameter.line(),
                            "the template " + known.id() + " has no parameter " + name,
                            "Take one of "
                                    + String.join(", ", known.parameters().keySet()))));
        }
        template.ifPresent(known -> missing(file, part, known, given.keySet()));
        return given;
    }

    private void checkAddress(Path file, String name, YamlNode value) {
        if (name.equals("url") || name.endsWith("Url")) {
            ForbiddenConstructs.at(file, faults).address(value);
        }
    }

    private void missing(Path file, Entry part, RouteTemplate template, Set<String> given) {
        Set<String> missing = new HashSet<>();
        template.parameters().forEach((name, needed) -> {
            if (needed && !given.contains(name)) {
                missing.add(name);
            }
        });
        missing.stream()
                .sorted()
                .forEach(name -> faults.add(new Fault(
                        file,
                        part.line(),
                        "the template " + template.id() + " needs the parameter " + name,
                        "Add it with its value")));
    }

    private Optional<InquiryType> inquiry(Path file, Entry part, @Nullable Entry value) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.value().text().orElse("");
        Matcher written = INQUIRY.matcher(text);
        if (!written.matches() || !TemplateCheck.KEBAB.matcher(written.group(1)).matches()) {
            faults.add(new Fault(
                    file,
                    value.line(),
                    "the inquiry " + text + " is not written type.v1",
                    "Write it as postal-address.v1"));
            return Optional.empty();
        }
        if (!Texts.name(file).equals(text + ENDING)) {
            faults.add(new Fault(
                    file,
                    value.line(),
                    "the file's name is not that of its inquiry " + text,
                    "Rename the file to " + text + ENDING));
        }
        return Optional.of(new InquiryType(written.group(1), Integer.parseInt(written.group(2))));
    }
}
