package ir.gsb.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Services as an array of objects, their sheets as {@link Sheets} writes them. */
final class JsonTables implements Tables {

    private static final String SHEET = "sheet";
    private static final int DEEPEST = 16;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    @Override
    public void write(List<Exported> services, OutputStream out) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (Exported exported : services) {
            ObjectNode service = all.addObject();
            exported.ofService().forEach((name, text) -> {
                if (!text.isEmpty()) {
                    service.put(name, text);
                }
            });
            service.set(SHEET, Sheets.tree(exported.file().sheet()));
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(out, all);
    }

    @Override
    public List<TableRow> read(byte[] file, Consumer<ImportFault> faults) throws IOException {
        JsonNode all = JSON.readTree(file);
        if (!all.isArray() || all.size() > MOST_ROWS) {
            faults.accept(ImportFault.whole(
                    "پرونده باید آرایه‌ای از دست‌بالا %d خدمت باشد".formatted(MOST_ROWS),
                    "the file must be an array of at most %d services".formatted(MOST_ROWS)));
            return List.of();
        }
        List<TableRow> rows = new ArrayList<>();
        for (JsonNode service : all) {
            rows.add(row(rows.size() + 1, service, faults));
        }
        return rows;
    }

    private static TableRow row(int number, JsonNode service, Consumer<ImportFault> faults) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : service.properties()) {
            if (SheetRow.OF_SERVICE.contains(member.getKey())) {
                cells.put(member.getKey(), member.getValue().asText());
            } else if (!member.getKey().equals(SHEET)) {
                faults.accept(unknown(number, member.getKey()));
            }
        }
        var shape = new SheetShape(path -> faults.accept(unknown(number, path)));
        shape.check("", service.path(SHEET));
        for (SheetField field : SheetField.ALL) {
            JsonNode value = field.in(service.path(SHEET));
            if (!value.isMissingNode()) {
                cells.put(field.path(), field.cell().write(value));
            }
        }
        return new TableRow(number, cells);
    }

    private static ImportFault unknown(int number, String path) {
        return new ImportFault(
                number, path, new Text("چنین بخشی در شناسنامه نیست", "a sheet has no such part, or not of this shape"));
    }
}
