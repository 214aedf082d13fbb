package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the inquiry service-sheet/v1 answers. */
final class SheetAnswer {

    /** Faults in one answer. */
    private static final int MOST = 100;

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

    /**
     * What became of what was asked to be done.
     *
     * @param basedOn the edit that was sent, or {@link SheetDesk#NONE_SEEN}
     */
    SheetAnswer of(Acted acted, int basedOn) {
        fields.put("done", new Node.Flag(acted instanceof Acted.Done));
        List<Node> faults = switch (acted) {
            case Acted.Done _ -> List.of();
            case Acted.Overtaken(ServiceFile now) ->
                List.of(fault(Objection.OVERTAKEN, new SheetFault("", overtaken(now.edit(), basedOn))));
            case Acted.Refused(Objection why, List<SheetFault> about) ->
                about.stream().limit(MOST).map(one -> fault(why, one)).toList();
        };
        fields.put("faults", new Node.Items(faults));
        return this;
    }

    private static Text overtaken(int now, int basedOn) {
        if (basedOn == SheetDesk.NONE_SEEN) {
            return new Text(
                    "edit در پیام نیست؛ این شناسنامه هست و ویرایش کنونی آن %d است".formatted(now),
                    "`edit` is missing; the sheet is there and is at %d now".formatted(now));
        }
        if (basedOn > now) {
            return new Text(
                    "ویرایش %d هنوز نیست؛ ویرایش کنونی %d است".formatted(basedOn, now),
                    "there is no edit %d yet; the sheet is at %d now".formatted(basedOn, now));
        }
        Text says = Objection.OVERTAKEN.says();
        return new Text("%s (%d)".formatted(says.fa(), now), "%s; it is at %d now".formatted(says.en(), now));
    }

    private static Node fault(Objection why, SheetFault about) {
        Map<String, Node> fault = new LinkedHashMap<>();
        fault.put("code", text(why.code()));
        if (!about.field().isEmpty()) {
            fault.put("field", text(about.field()));
        }
        fault.put("messageFa", text(about.says().fa()));
        fault.put("messageEn", text(about.says().en()));
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
        fields.put("services", new Node.Items(List.of(service(file))));
        fields.put("sheet", node(Sheets.tree(file.sheet())));
        return this;
    }

    private static Node node(JsonNode value) {
        return switch (value) {
            case ObjectNode members -> {
                Map<String, Node> nodes = new LinkedHashMap<>();
                members.properties().forEach(member -> nodes.put(member.getKey(), node(member.getValue())));
                yield new Node.Fields(nodes);
            }
            case ArrayNode items -> {
                List<Node> nodes = new ArrayList<>();
                items.forEach(item -> nodes.add(node(item)));
                yield new Node.Items(nodes);
            }
            case BooleanNode flag -> new Node.Flag(flag.booleanValue());
            case NumericNode number -> new Node.Whole(number.longValue());
            default -> text(value.asText());
        };
    }

    Node.Fields built() {
        return new Node.Fields(fields);
    }

    private static Node text(String value) {
        return new Node.Text(value);
    }
}
