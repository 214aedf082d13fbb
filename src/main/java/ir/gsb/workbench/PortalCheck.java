package ir.gsb.workbench;

import ir.gsb.workbench.YamlNode.Entry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at the routes of the portal's APIs, {@code routes/portal/}: each takes a request, has parts of the hub answer, gives. */
final class PortalCheck {

    private static final String FIRST = "plainCalls.take";
    private static final String LAST = "plainCalls.give";
    private static final String PROBLEMS = "problems";
    private static final Pattern PATH =
            Pattern.compile("platform-http:/(?:catalogue|tracking|open311|sitemap|robots\\.txt)[A-Za-z0-9/._{}-]*");

    private final List<Fault> faults;
    private final Map<String, Path> ids = new HashMap<>();
    private final Map<String, Path> paths = new HashMap<>();

    private PortalCheck(List<Fault> faults) {
        this.faults = faults;
    }

    /** @param folder which need not be there */
    static void check(Path folder, List<Fault> faults) {
        var check = new PortalCheck(faults);
        if (folder.toFile().isDirectory()) {
            Texts.in(folder).stream().filter(RouteCheck::isRoute).forEach(check::file);
        }
    }

    private void file(Path file) {
        YamlNode.read(file, faults)
                .ifPresent(
                        whole -> RouteCheck.parts(file, whole, "route", faults).forEach(part -> route(file, part)));
    }

    private void route(Path file, Entry part) {
        YamlNode route = part.value();
        String id = TemplateCheck.id(file, part, "id", faults);
        once(ids, id, file, part.line(), "the route " + id);
        if (route.text("description").isBlank()) {
            fault(
                    file,
                    part.line(),
                    "the route " + id + " has no description",
                    "Add one line that says what it answers");
        }
        if (!route.text("routeConfigurationId").equals(PROBLEMS)) {
            fault(
                    file,
                    part.line(),
                    "the route " + id + " does not say what it fails with",
                    "Add routeConfigurationId: " + PROBLEMS);
        }
        Optional<YamlNode> from = route.entry("from").map(Entry::value);
        String path = from.map(node -> node.text("uri")).orElse("");
        if (!PATH.matcher(path).matches()) {
            fault(
                    file,
                    from.map(YamlNode::line).orElse(part.line()),
                    "the route " + id + " begins at no path of the portal's APIs",
                    "Begin from platform-http:/catalogue/..., /tracking/..., /open311/..., a sitemap or robots.txt");
        } else {
            once(paths, path, file, part.line(), "the path " + path.substring(path.indexOf('/')));
        }
        steps(file, part, id, from.flatMap(node -> node.entry("steps")).map(Entry::value));
    }

    private void steps(Path file, Entry part, String id, Optional<YamlNode> steps) {
        List<YamlNode> items = steps.map(YamlNode::items).orElse(List.of());
        List<String> called = items.stream().map(PortalCheck::called).toList();
        if (called.size() < 3
                || !called.getFirst().equals(FIRST)
                || !called.getLast().equals(LAST)) {
            fault(
                    file,
                    part.line(),
                    "the route " + id + " does not take a request first and give an answer last",
                    "Let its first step be " + FIRST + " and its last one " + LAST);
        }
        for (int i = 0; i < called.size(); i++) {
            if (called.get(i).isEmpty()) {
                fault(
                        file,
                        items.get(i).line(),
                        "this step of the route " + id + " is no part of the hub",
                        "Write a bean with ref and method, and nothing else");
            }
        }
    }

    /** {@code ref.method} of a bean; empty for any other step. */
    private static String called(YamlNode step) {
        return step.entry("bean")
                .filter(bean -> step.entries().size() == 1)
                .map(Entry::value)
                .filter(bean ->
                        !bean.text("ref").isEmpty() && !bean.text("method").isEmpty())
                .map(bean -> bean.text("ref") + '.' + bean.text("method"))
                .orElse("");
    }

    private void once(Map<String, Path> seen, String name, Path file, int line, String what) {
        Optional.ofNullable(seen.putIfAbsent(name, file))
                .filter(_ -> !name.isEmpty())
                .ifPresent(other -> fault(
                        file,
                        line,
                        what + " is in " + Texts.name(other) + " already",
                        "Delete or rename one of the two"));
    }

    private void fault(Path file, int line, String what, String remedy) {
        faults.add(new Fault(file, line, what, remedy));
    }
}
