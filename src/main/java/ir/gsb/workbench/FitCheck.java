package ir.gsb.workbench;

import ir.gsb.canonical.Mappings;
import ir.gsb.canonical.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether an inquiry's route, model and mappings fit each other, as far as it is seen without running them on samples. */
final class FitCheck {

    private static final Pattern SETTING = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern IN_PATH = Pattern.compile("\\{([^{}]+)}");

    private final List<Fault> faults;

    FitCheck(List<Fault> faults) {
        this.faults = faults;
    }

    /** @return whether every request can fill the route's path */
    boolean path(InquiryRoute route, Model model) {
        int before = faults.size();
        String path =
                SETTING.matcher(route.parameters().getOrDefault("path", "")).replaceAll("");
        String remedy = "Take one of "
                + String.join(", ", model.neededTexts().stream().sorted().toList());
        IN_PATH.matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !model.neededTexts().contains(name))
                .distinct()
                .forEach(name -> faults.add(new Fault(
                        route.file(),
                        Texts.line(Texts.of(route.file()), "{" + name + "}"),
                        "the path holds {" + name + "}, which is no element that every request of " + model.type()
                                + " has" + (model.neededOfRequest().contains(name) ? " once and as text" : ""),
                        remedy)));
        String rest = IN_PATH.matcher(path).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            faults.add(new Fault(
                    route.file(),
                    Texts.line(Texts.of(route.file()), path),
                    "the path " + path + " has a brace without its other half",
                    "Write the name of an element between the two, as {postalCode}"));
        }
        return faults.size() == before;
    }

    /** @param mappings the folders of the inquiry's mappings */
    void needsMapping(InquiryRoute route, Path folder, List<Path> mappings) {
        if (mappings.isEmpty() && route.template().equals("soap-provider")) {
            faults.add(new Fault(
                    route.file(),
                    route.line(),
                    "a provider over SOAP needs a mapping, and there is none",
                    "Write " + folder + ", or begin with gsb new mapping"));
        }
    }

    /** The names in mappings that their schemas do not have. */
    void names(Mappings mappings) {
        mappings.unknownNames()
                .forEach(unknown -> faults.add(new Fault(unknown.file(), unknown.line(), unknown.what(), "")));
    }
}
