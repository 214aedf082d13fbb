package ir.gsb.workbench;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** A sample of an inquiry, JSON or XML: good if its name begins with request or answer, else named for its defect. */
record Sample(Path file) {

    private static final Pattern NEAR_LINE = Pattern.compile("near line ([0-9]+)");

    /**
     * What a sample says.
     *
     * @param content there if it fits the model
     * @param refused why it does not
     */
    record Read(Optional<Node.Fields> content, List<Refused> refused) {}

    /**
     * Why a sample is refused, and where.
     *
     * @param told code and JSON Pointer, as {@code schema-violation /birthDate}
     */
    record Refused(int line, String told, String why) {}

    /** The name without its ending. */
    String name() {
        String name = Texts.name(file);
        return name.substring(0, name.lastIndexOf('.'));
    }

    boolean isJson() {
        return Texts.name(file).endsWith(".json");
    }

    boolean isXml() {
        return Texts.name(file).endsWith(".xml");
    }

    boolean isRequest() {
        return name().startsWith("request");
    }

    boolean isGood() {
        return isRequest() || name().startsWith("answer");
    }

    /** Where a bad sample may tell how it is refused, {@code schema-violation /birthDate}. */
    Path reason() {
        return file.resolveSibling(name() + ".txt");
    }

    /** How a bad sample is refused otherwise than its reason says; empty if it is so, or no reason is written. */
    Optional<String> otherThanTold(List<String> refused) {
        String told = Files.exists(reason()) ? Texts.of(reason()).strip() : "";
        return told.isEmpty() || refused.contains(told)
                ? Optional.empty()
                : Optional.of(
                        Texts.name(file) + " is not refused with " + told + " but with " + String.join(", ", refused));
    }

    /** All that may be said of a refusal, one for each place: {@code schema-violation /birthDate}. */
    static List<String> told(Refusal refusal) {
        String code = refusal.code().wire();
        return refusal.violations().isEmpty()
                ? List.of(code)
                : refusal.violations().stream()
                        .map(violation -> (code + " " + violation.pointer()).strip())
                        .toList();
    }

    Sample twin() {
        return new Sample(file.resolveSibling(name() + (isJson() ? ".xml" : ".json")));
    }

    Read read(Model model) {
        byte[] bytes = Texts.bytes(file);
        try {
            return isJson() ? json(model, bytes) : xml(model, bytes);
        } catch (RefusedException refused) {
            List<Violation> violations = refused.refusal().violations();
            return violations.isEmpty() ? malformed(refused) : refused(bytes, violations);
        }
    }

    private Read json(Model model, byte[] bytes) {
        Node.Fields raw = JsonText.parse(bytes);
        boolean answer = name().contains("answer");
        Model.Read read = answer ? model.response(raw) : model.request(raw);
        return read.violations().isEmpty()
                ? new Read(Optional.of(read.content()), List.of())
                : refused(bytes, read.violations());
    }

    private static Read xml(Model model, byte[] bytes) {
        Element root = Xml.parse(bytes).getDocumentElement();
        return new Read(Optional.of(XmlText.read(model, root)), List.of());
    }

    private static Read malformed(RefusedException refused) {
        String detail = refused.refusal().detail();
        Matcher line = NEAR_LINE.matcher(detail);
        int at = line.find() ? Integer.parseInt(line.group(1)) : 1;
        String code = refused.refusal().code().wire();
        return new Read(Optional.empty(), List.of(new Refused(at, code, detail.replaceFirst("\\.$", ""))));
    }

    private Read refused(byte[] bytes, List<Violation> violations) {
        return new Read(
                Optional.empty(),
                violations.stream()
                        .map(violation -> new Refused(
                                line(bytes, violation.pointer()),
                                Code.SCHEMA_VIOLATION.wire() + " " + violation.pointer(),
                                (violation.pointer().isEmpty() ? "the root" : violation.pointer()) + " "
                                        + violation.message()))
                        .toList());
    }

    private int line(byte[] bytes, String pointer) {
        if (isJson()) {
            return Json.line(bytes, pointer);
        }
        String named = pointer.replaceAll("/[0-9]+$", "");
        String text = Texts.of(file);
        return Texts.line(text, "<" + named.substring(named.lastIndexOf('/') + 1) + ">");
    }
}
