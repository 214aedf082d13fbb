package ir.gsb.evidence;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the records of an exchange say: the ended one repeats nothing that the accepted one said. */
final class RecordedText {

    private final List<Node.Fields> records;

    private RecordedText(List<Node.Fields> records) {
        this.records = records;
    }

    /** @throws RuntimeException if one is no JSON object */
    static RecordedText of(List<byte[]> texts) {
        return new RecordedText(texts.stream().map(JsonText::parse).toList());
    }

    /** What the first record with this member says. */
    Optional<String> text(String member) {
        return records.stream()
                .flatMap(record -> record.get(member).stream())
                .map(RecordedText::shown)
                .findFirst();
    }

    private static String shown(Node node) {
        return switch (node) {
            case Node.Text(String value) -> value;
            case Node.Whole(long value) -> Long.toString(value);
            case Node.Flag(boolean value) -> Boolean.toString(value);
            case Node.Fields fields -> fields.toString();
            case Node.Items items -> items.toString();
        };
    }

    /** @throws IllegalArgumentException if it is not there */
    String required(String member) {
        return text(member).orElseThrow(() -> new IllegalArgumentException("no record has the member " + member));
    }

    /** When the exchange was accepted, or ended if that is all there is. */
    Instant first() {
        return Instant.parse(records.getFirst().text("at").orElse(""));
    }

    Instant last() {
        return Instant.parse(records.getLast().text("at").orElse(""));
    }
}
