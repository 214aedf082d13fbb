package ir.gsb.administration;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.RegistryFileException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads what a body has in the form of a registry file, and tells its faults as the wire contract does. */
final class FileReader {

    private FileReader() {}

    /** A file of one entry. */
    static RegistryFile entry(Kind kind, Node.Fields entry) {
        return file(new Node.Fields(Map.of(kind.plural(), new Node.Items(List.of(entry)))));
    }

    static RegistryFile file(Node.Fields file) {
        return RegistryFile.json("", JsonText.write(file));
    }

    /** Runs what reads or applies a file, and refuses with {@code schema-violation} what is wrong with it. */
    static <R> R told(String member, Supplier<R> work) {
        try {
            return work.get();
        } catch (RegistryFileException wrong) {
            throw refusal(member, wrong);
        }
    }

    /** @param member of the body that the file, or the one entry of it, is in */
    static RefusedException refusal(String member, RegistryFileException wrong) {
        boolean place = wrong.place().matches("[A-Za-z0-9.\\[\\]]*");
        String path = place ? wrong.place().replaceAll("\\[(\\d+)\\]", "/$1").replace('.', '/') : "";
        String inside = member.equals("registry") ? path : path.replaceFirst("^[a-z]+/0", "");
        String pointer = "/" + member + (inside.isEmpty() || inside.startsWith("/") ? "" : "/") + inside;
        return Body.violated(pointer, wrong.what());
    }
}
