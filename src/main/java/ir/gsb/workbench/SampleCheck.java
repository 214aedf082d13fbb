package ir.gsb.workbench;

import ir.gsb.canonical.Model;
import ir.gsb.message.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds an inquiry's samples against its model: the good ones fit and say the same in both syntaxes, the bad ones do not fit. */
final class SampleCheck {

    private final Model model;
    private final Path folder;
    private final List<Fault> faults;

    private SampleCheck(Model model, Path folder, List<Fault> faults) {
        this.model = model;
        this.folder = folder;
        this.faults = faults;
    }

    static void check(Model model, Path folder, List<Fault> faults) {
        new SampleCheck(model, folder, faults).check();
    }

    private void check() {
        List<Sample> samples = Texts.in(folder).stream().map(Sample::new).toList();
        for (String kind : List.of("request", "answer")) {
            if (samples.stream().noneMatch(sample -> sample.name().startsWith(kind))) {
                faults.add(new Fault(
                        folder, 1, "there is no sample " + kind, "Add " + kind + "-….json and the same as .xml"));
            }
        }
        for (Sample sample : samples) {
            if (sample.isGood()) {
                good(sample);
            } else {
                bad(sample);
            }
        }
    }

    private void bad(Sample sample) {
        if (!syntax(sample, ".json, .xml or, for what it is refused with, .txt")) {
            return;
        }
        List<Sample.Refused> refused = sample.read(model).refused();
        if (refused.isEmpty()) {
            faults.add(new Fault(
                    sample.file(),
                    1,
                    "the sample fits the schema, though its name says that it does not",
                    "Break it as its name says, or let the name begin with request or answer"));
        } else {
            List<String> all =
                    refused.stream().map(known -> known.told().strip()).toList();
            sample.otherThanTold(all)
                    .ifPresent(what -> faults.add(new Fault(sample.reason(), 1, what, "Correct one of the two")));
        }
    }

    /** Whether this is a file to be read. */
    private boolean syntax(Sample sample, String endings) {
        boolean reason = !sample.isGood() && Texts.name(sample.file()).endsWith(".txt");
        if (!sample.isJson() && !sample.isXml() && !reason) {
            faults.add(new Fault(sample.file(), 1, "this is no sample", "Let its name end with " + endings));
        }
        return sample.isJson() || sample.isXml();
    }

    private void good(Sample sample) {
        if (!syntax(sample, ".json or .xml")) {
            return;
        }
        Sample.Read read = sample.read(model);
        read.refused()
                .forEach(refused -> faults.add(new Fault(
                        sample.file(),
                        refused.line(),
                        "the sample does not fit the schema: " + refused.why(),
                        "Correct the sample or the schema")));
        if (!Files.exists(sample.twin().file())) {
            faults.add(new Fault(
                    sample.file(),
                    1,
                    "the sample is there in one syntax only",
                    "Add the same content as " + Texts.name(sample.twin().file())));
        } else if (sample.isXml()) {
            compare(sample, read.content(), sample.twin().read(model).content());
        }
    }

    private void compare(Sample xml, Optional<Node.Fields> content, Optional<Node.Fields> json) {
        if (content.isEmpty() || json.isEmpty() || content.equals(json)) {
            return;
        }
        for (Difference difference : Difference.between(json.get(), content.get())) {
            String name = difference.pointer().substring(difference.pointer().lastIndexOf('/') + 1);
            faults.add(new Fault(
                    xml.file(),
                    Texts.line(Texts.of(xml.file()), "<" + name + ">"),
                    "the XML and the JSON of this sample disagree at " + difference.pointer() + ": JSON has "
                            + difference.expected() + ", XML has " + difference.got(),
                    "Let both say the same"));
        }
    }
}
