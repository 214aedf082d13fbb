package ir.gsb.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Persian;
import ir.gsb.message.Authorised;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the inquiry service-sheet/v1, by which an agency's system writes and signs the sheets of its own agency, asks how
 * they stand, and lists them. VERIFY changes nothing: it compares. A system may sign, for its messages bear the agency's
 * signature; records name the party in place of a person.
 */
public final class ServiceSheets {

    private static final int MOST = 100;
    private static final String SHEET = "sheet";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SheetDesk desk;
    private final SheetFiles files;

    public ServiceSheets(SheetDesk desk, SheetFiles files) {
        this.desk = desk;
        this.files = files;
    }

    /** @return status FOUND with what was done or not done and why; NOT_FOUND if there is nothing to tell of */
    public Node.Fields answer(Authorised authorised) {
        Party asking = authorised.verified().orElseThrow().verification().party();
        Node.Fields content = authorised.request().content();
        if (content.text("reference").isEmpty()) {
            return SheetAnswer.list(
                    files.ofAgency(asking.agency(), content.text("after").orElse(""), MOST));
        }
        if (authorised.request().mode() == Mode.VERIFY) {
            return compared(asking, content);
        }
        return content.get(SHEET).isPresent() || signs(content) ? written(asking, content) : looked(asking, content);
    }

    private Node.Fields compared(Party asking, Node.Fields content) {
        Optional<Sheet> sent = sheet(content);
        boolean same = file(asking, content)
                .filter(file -> sent.isEmpty() || sent.get().equals(file.sheet()))
                .isPresent();
        return new Node.Fields(Map.of("status", new Node.Text(same ? "FOUND" : "NOT_FOUND")));
    }

    private Node.Fields looked(Party asking, Node.Fields content) {
        return file(asking, content)
                .map(file -> new SheetAnswer().of(file, files).built())
                .orElseGet(SheetAnswer::nothing);
    }

    private Node.Fields written(Party asking, Node.Fields content) {
        boolean signs = signs(content);
        var who =
                new Person(asking.toString(), signs ? Role.SIGNER : Role.REPRESENTATIVE, Optional.of(asking.agency()));
        int basedOn = content.get("edit").orElse(new Node.Whole(SheetDesk.NONE_SEEN)) instanceof Node.Whole(long value)
                ? Math.toIntExact(value)
                : SheetDesk.NONE_SEEN;
        Optional<Acted> saved = sheet(content).map(sheet -> desk.put(who, begun(asking, content, sheet), basedOn));
        Acted last = saved.orElseGet(() -> file(asking, content)
                .<Acted>map(file -> file.edit() == basedOn ? new Acted.Done(file) : new Acted.Overtaken(file))
                .orElse(new Acted.Refused(Objection.UNKNOWN_SERVICE)));
        if (signs && last instanceof Acted.Done(ServiceFile now) && now.state() != State.AGENCY_SIGNED) {
            last = desk.act(who, now.id(), Wish.to(Word.SIGN, now.edit()));
        }
        var answer = new SheetAnswer().of(last, basedOn);
        file(asking, content).ifPresent(file -> answer.of(file, files));
        return answer.built();
    }

    private static NewSheet begun(Party asking, Node.Fields content, Sheet sheet) {
        return new NewSheet(asking.agency(), content.text("reference").orElseThrow(), content.text("parent"), sheet);
    }

    private static boolean signs(Node.Fields content) {
        return content.get("sign").filter(new Node.Flag(true)::equals).isPresent();
    }

    private Optional<ServiceFile> file(Party asking, Node.Fields content) {
        return files.file(asking.agency(), content.text("reference").orElseThrow());
    }

    /** What the message leaves out is empty. */
    private static Optional<Sheet> sheet(Node.Fields content) {
        if (!(content.children().get(SHEET) instanceof Node.Fields sent)) {
            return Optional.empty();
        }
        try {
            ObjectNode tree = Sheets.tree(Sheet.begun(Text.NONE));
            merge(tree, JSON.readTree(JsonText.write(sent)));
            return Optional.of(Sheets.of(tree));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("canonical content is JSON", impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException("reading from memory failed", failed);
        }
    }

    private static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            if (member.getValue().isObject() && into.get(member.getKey()) instanceof ObjectNode inner) {
                merge(inner, member.getValue());
            } else {
                into.set(member.getKey(), written(member.getValue()));
            }
        }
    }

    /** As it would be written in the editor. */
    private static JsonNode written(JsonNode value) {
        return switch (value) {
            case TextNode text -> new TextNode(Persian.letters(text.textValue()));
            case ArrayNode items -> {
                ArrayNode all = JSON.createArrayNode();
                items.forEach(item -> all.add(written(item)));
                yield all;
            }
            case ObjectNode fields -> {
                ObjectNode all = JSON.createObjectNode();
                fields.properties().forEach(field -> all.set(field.getKey(), written(field.getValue())));
                yield all;
            }
            default -> value;
        };
    }
}
