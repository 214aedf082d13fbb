package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import ir.gsb.canonical.Persian;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** How a field of a sheet is written in one cell of a table, and read from it. */
interface Cell {

    JsonNodeFactory JSON = JsonNodeFactory.instance;
    JsonNode NOTHING = MissingNode.getInstance();

    String write(JsonNode value);

    /** Reads what someone wrote; tells each fault. Nothing, or a fault, gives {@link #NOTHING} or an empty value. */
    JsonNode read(String text, Consumer<Text> faults);

    /** A text, in which line breaks stay. */
    Cell WORDS = new Cell() {
        @Override
        public String write(JsonNode value) {
            return value.asText("");
        }

        @Override
        public JsonNode read(String text, Consumer<Text> faults) {
            String read = Persian.letters(text.replace("\r\n", "\n").replace('\r', '\n'));
            if (read.length() > Sheet.LONGEST_TEXT) {
                faults.accept(new Text(
                        "متن بیش از %d نویسه است".formatted(Sheet.LONGEST_TEXT),
                        "the text has more than %d characters".formatted(Sheet.LONGEST_TEXT)));
                return JSON.textNode("");
            }
            return JSON.textNode(read);
        }
    };

    /** Yes or no. */
    Cell FLAG = new Cell() {
        private static final Set<String> YES = Set.of("بله", "بلی", "آری", "yes", "true", "1");
        private static final Set<String> NO = Set.of("خیر", "نه", "no", "false", "0", "");

        @Override
        public String write(JsonNode value) {
            if (!value.isBoolean()) {
                return value.asText("");
            }
            return value.booleanValue() ? "بله" : "خیر";
        }

        @Override
        public JsonNode read(String text, Consumer<Text> faults) {
            String word = Persian.digits(Persian.letters(text)).toLowerCase(Locale.ROOT);
            if (!YES.contains(word) && !NO.contains(word)) {
                faults.accept(new Text("بنویسید «بله» یا «خیر»", "write yes or no"));
            }
            return JSON.booleanNode(YES.contains(word));
        }
    };

    /** A number of things; thousands may be set apart. */
    record Amount(long most, boolean needed) implements Cell {

        @Override
        public String write(JsonNode value) {
            return value.asText("");
        }

        @Override
        public JsonNode read(String text, Consumer<Text> faults) {
            JsonNode none = needed ? JSON.numberNode(0L) : NOTHING;
            if (text.isBlank()) {
                return none;
            }
            OptionalLong number = WholeNumber.read(text, most);
            if (number.isEmpty()) {
                faults.accept(new Text(
                        "عددی بی‌اعشار از ۰ تا " + most + " بنویسید", "write a whole number from 0 to " + most));
                return none;
            }
            return JSON.numberNode(number.getAsLong());
        }
    }
}
