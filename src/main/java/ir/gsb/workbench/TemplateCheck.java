package ir.gsb.workbench;

import ir.gsb.workbench.YamlNode.Entry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks at the hub's route templates, {@code routes/_templates/}. */
final class TemplateCheck {

    static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern USED = Pattern.compile("\\{\\{([^}?]+)}}");

    private final List<Fault> faults;
    private final Map<String, RouteTemplate> found = new LinkedHashMap<>();

    private TemplateCheck(List<Fault> faults) {
        this.faults = faults;
    }

    /** All templates by id. */
    static Map<String, RouteTemplate> read(Path folder, List<Fault> faults) {
        var check = new TemplateCheck(faults);
        Texts.in(folder).stream().filter(RouteCheck::isRoute).forEach(check::file);
        return check.found;
    }

    private void file(Path file) {
        YamlNode.read(file, faults).ifPresent(whole -> {
            ForbiddenConstructs.find(file, whole, faults);
            RouteCheck.parts(file, whole, "routeTemplate", faults).forEach(part -> template(file, part));
        });
    }

    private void template(Path file, Entry part) {
        YamlNode template = part.value();
        String id = id(file, part, "id", faults);
        if (template.text("description").isBlank()) {
            faults.add(new Fault(
                    file,
                    part.line(),
                    "the template " + id + " has no description",
                    "Add a description of one line that says whom it asks, and how"));
        }
        Map<String, Boolean> parameters = new LinkedHashMap<>();
        for (YamlNode parameter : template.entry("parameters")
                .map(Entry::value)
                .map(YamlNode::items)
                .orElse(List.of())) {
            String name = parameter.text("name");
            if (parameter.text("description").isBlank()) {
                faults.add(new Fault(
                        file,
                        parameter.line(),
                        "the parameter " + name + " has no description",
                        "Add a description that says what it means and its unit"));
            }
            boolean needed = parameter.entry("defaultValue").isEmpty()
                    && !parameter.text("required").equals("false");
            parameters.put(name, needed);
        }
        undeclared(file, template, parameters);
        Optional.ofNullable(found.putIfAbsent(id, new RouteTemplate(id, file, part.line(), parameters)))
                .ifPresent(other -> faults.add(new Fault(
                        file,
                        part.line(),
                        "the template " + id + " is in " + Texts.name(other.file()) + " too",
                        "Give one of the two another id")));
    }

    private void undeclared(Path file, YamlNode template, Map<String, Boolean> parameters) {
        template.scalars()
                .forEach(scalar -> USED.matcher(scalar.text().orElse(""))
                        .results()
                        .map((MatchResult used) -> used.group(1))
                        .filter(name -> !name.contains(".") && !name.contains(":") && !parameters.containsKey(name))
                        .forEach(name -> faults.add(new Fault(
                                file,
                                scalar.line(),
                                "{{" + name + "}} is no parameter of the template",
                                "Declare it under parameters or correct the name"))));
    }

    /** The id of a template or a route, or what can be said in its place. */
    static String id(Path file, Entry part, String name, List<Fault> faults) {
        String id = part.value().text(name);
        if (id.isEmpty()) {
            faults.add(new Fault(file, part.line(), "there is no " + name, "Add " + name + ", a name in kebab-case"));
        } else if (!KEBAB.matcher(id).matches()) {
            int line = part.value().entry(name).map(Entry::line).orElse(part.line());
            faults.add(new Fault(
                    file,
                    line,
                    "the " + name + " " + id + " is not in kebab-case",
                    "Write it in small letters, digits and single hyphens, as postal-address-v1"));
        }
        return id;
    }
}
