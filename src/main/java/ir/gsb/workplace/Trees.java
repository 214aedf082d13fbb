package ir.gsb.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import java.util.ArrayList;
import java.util.List;

/** A sheet by the names of its fields. */
final class Trees {

    private static final JsonMapper JSON = new JsonMapper();

    private Trees() {}

    static ObjectNode of(Sheet sheet) {
        try {
            return (ObjectNode) JSON.readTree(Sheets.write(sheet));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a sheet is always JSON", impossible);
        }
    }

    static JsonNode at(JsonNode tree, String path) {
        return tree.at('/' + path.replace('.', '/'));
    }

    /** Puts a value there; a missing one takes away what is there. */
    static void put(ObjectNode tree, String path, JsonNode value) {
        int dot = path.lastIndexOf('.');
        ObjectNode holder = dot < 0 ? tree : (ObjectNode) at(tree, path.substring(0, dot));
        String name = path.substring(dot + 1);
        if (value.isMissingNode()) {
            holder.remove(name);
        } else {
            holder.set(name, value);
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
