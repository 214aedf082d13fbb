package ir.gsb.catalogue;

import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the inquiry service-sheet/v1 answers. */
final class SheetAnswer {

    private final Map<String, Node> fields = new LinkedHashMap<>();

    SheetAnswer() {
        fields.put("status", text("FOUND"));
    }

    static Node.Fields nothing() {
        return new Node.Fields(Map.of("status", text("NOT_FOUND")));
    }

    static Node.Fields list(List<ServiceFile> files) {
        if (files.isEmpty()) {
            return nothing();
        }
        var answer = new SheetAnswer();
        answer.fields.put(
                "services",
                new Node.Items(files.stream().map(SheetAnswer::service).toList()));
        return answer.built();
    }

    private static Node service(ServiceFile file) {
        Map<String, Node> service = new LinkedHashMap<>();
        service.put("reference", text(file.reference()));
        service.put("title", text(file.sheet().title().fa()));
        service.put("state", text(file.state().name()));
        service.put("edit", new Node.Whole(file.edit()));
        file.code().ifPresent(code -> service.put("code", text(code)));
        return new Node.Fields(service);
    }

    /** What became of what was asked to be done. */
    SheetAnswer of(Acted acted) {
        fields.put("done", new Node.Flag(acted instanceof Acted.Done));
        List<Node> faults = switch (acted) {
            case Acted.Done _ -> List.of();
            case Acted.Overtaken _ -> List.of(fault(Objection.OVERTAKEN, ""));
            case Acted.Refused(Objection why, List<String> about) ->
                about.isEmpty()
                        ? List.of(fault(why, ""))
                        : about.stream().map(field -> fault(why, field)).toList();
        };
        fields.put("faults", new Node.Items(faults));
        return this;
    }

    private static Node fault(Objection why, String field) {
        Map<String, Node> fault = new LinkedHashMap<>();
        fault.put("code", text(why.code()));
        if (!field.isEmpty()) {
            fault.put("field", text(field));
        }
        fault.put("messageFa", text(why.says().fa()));
        fault.put("messageEn", text(why.says().en()));
        return new Node.Fields(fault);
    }

    /** How a sheet stands. */
    SheetAnswer of(ServiceFile file, SheetFiles files) {
        fields.put("state", text(file.state().name()));
        fields.put("edit", new Node.Whole(file.edit()));
        fields.put("version", new Node.Whole(file.newest().number()));
        file.code().ifPresent(code -> fields.put("code", text(code)));
        file.publishedVersion().ifPresent(version -> fields.put("publishedVersion", new Node.Whole(version)));
        Completeness completeness = Completeness.of(file.sheet());
        fields.put("percent", new Node.Whole(completeness.percent()));
        fields.put(
                "missing",
                new Node.Items(
                        completeness.needed().stream().map(SheetAnswer::text).toList()));
        List<Node> remarks = new ArrayList<>();
        files.remarks(file)
                .ifPresent(step -> step.remarks()
                        .forEach((field, remark) ->
                                remarks.add(new Node.Fields(Map.of("field", text(field), "text", text(remark))))));
        fields.put("remarks", new Node.Items(remarks));
        return this;
    }

    Node.Fields built() {
        return new Node.Fields(fields);
    }

    private static Node text(String value) {
        return new Node.Text(value);
    }
}
