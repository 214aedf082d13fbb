package ir.gsb.workbench;

import ir.gsb.canonical.Compatibility;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Remark;
import ir.gsb.canonical.SchemaException;
import ir.gsb.canonical.Schemas;
import ir.gsb.message.InquiryType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Holds each schema against what it was: within a major version nothing may be taken away. */
final class CompatibilityCheck {

    private CompatibilityCheck() {}

    static void check(Path schemas, Map<InquiryType, Model> models, Path before, List<Fault> faults) {
        for (Path type : Texts.folders(before)) {
            for (Path version : Texts.folders(type)) {
                try {
                    Model older = Schemas.model(version);
                    if (models.containsKey(older.type())) {
                        compare(schemas, older, models.get(older.type()), faults);
                    }
                } catch (SchemaException faulty) {
                    throw new CannotReadException(
                            "what to compare with is not in order: " + faulty.getMessage(), faulty);
                }
            }
        }
    }

    private static void compare(Path schemas, Model older, Model newer, List<Fault> faults) {
        InquiryType type = newer.type();
        Path file = schemas.resolve(type.name()).resolve("v" + type.version()).resolve(type.name() + ".xsd");
        for (Remark change : Compatibility.broken(older, newer)) {
            faults.add(new Fault(
                    file,
                    change.line(),
                    change.what() + ", which breaks those who use " + type,
                    "Undo it, or begin the version v" + (type.version() + 1)));
        }
    }
}
