package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the names in JSON that a sheet does not have, and values of another shape than the field's. */
final class SheetShape {

    private final Consumer<String> wrong;

    SheetShape(Consumer<String> wrong) {
        this.wrong = wrong;
    }

    void check(String path, JsonNode node) {
        if (!node.isObject()) {
            wrong.accept(path.isEmpty() ? "sheet" : path);
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = path.isEmpty() ? member.getKey() : path + '.' + member.getKey();
            Optional<SheetField> field = SheetField.at(name);
            if (field.isPresent()) {
                value(name, field.get().cell(), member.getValue());
            } else if (SheetField.isKnown(name) && !name.contains("[")) {
                check(name, member.getValue());
            } else {
                wrong.accept(name);
            }
        }
    }

    private void value(String path, Cell cell, JsonNode value) {
        boolean many = cell instanceof ListCell || cell instanceof WordCell words && words.many();
        if (!many) {
            if (!value.isValueNode() || value.isNull()) {
                wrong.accept(path);
            }
        } else if (!value.isArray()) {
            wrong.accept(path);
        } else {
            for (int i = 0; i < value.size(); i++) {
                item(path + '[' + (i + 1) + ']', cell, value.get(i));
            }
        }
    }

    private void item(String path, Cell cell, JsonNode item) {
        if (!(cell instanceof ListCell list) || list.parts().isEmpty()) {
            if (!item.isTextual()) {
                wrong.accept(path);
            }
            return;
        }
        if (!item.isObject()) {
            wrong.accept(path);
            return;
        }
        for (Map.Entry<String, JsonNode> member : item.properties()) {
            list.parts().stream()
                    .filter(part -> part.name().equals(member.getKey()))
                    .findFirst()
                    .ifPresentOrElse(
                            part -> value(path + '.' + part.name(), part.cell(), member.getValue()),
                            () -> wrong.accept(path + '.' + member.getKey()));
        }
    }
}
