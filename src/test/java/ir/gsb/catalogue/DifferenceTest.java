package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final Sheet BEFORE = Samples.full("پیش");

    private static Sheet changed(Consumer<ObjectNode> change) {
        ObjectNode tree = Sheets.tree(BEFORE);
        change.accept(tree);
        return Sheets.of(tree);
    }

    private static Difference changed(String path, String before, String after) {
        return new Difference(path, Optional.of(before), Optional.of(after));
    }

    private static Difference fresh(String path, String after) {
        return new Difference(path, Optional.empty(), Optional.of(after));
    }

    private static Difference gone(String path, String before) {
        return new Difference(path, Optional.of(before), Optional.empty());
    }

    @Test
    void finds_none_between_a_sheet_and_itself() {
        var samples = new Samples(4);
        for (int i = 0; i < 50; i++) {
            Sheet sheet = samples.any();
            assertThat(Difference.between(sheet, Sheets.read(Sheets.write(sheet))))
                    .isEmpty();
        }
    }

    @Test
    void names_fields_with_what_was_and_what_is() {
        Sheet after = changed(tree -> {
            tree.withObject("/title").put("fa", "خدمت پس");
            tree.withObject("/figures").put("days", 5).remove("period");
        });

        assertThat(Difference.between(BEFORE, after))
                .containsExactly(
                        changed("title.fa", "خدمت پیش", "خدمت پس"),
                        gone("figures.period", "YEAR"),
                        changed("figures.days", "2", "5"));
    }

    @Test
    void pairs_items_of_lists_by_their_titles() {
        Sheet after = changed(tree -> {
            ArrayNode documents = (ArrayNode) tree.at("/needs/documents");
            ((ObjectNode) documents.get(0)).put("original", true);
            documents
                    .insertObject(0)
                    .put("title", "عکس")
                    .put("original", false)
                    .put("inquiry", "")
                    .put("form", "");
            tree.putArray("diagram").add("صدور").add("تحویل");
        });

        assertThat(Difference.between(BEFORE, after))
                .containsExactly(
                        fresh("needs.documents[1]", "عکس | false"),
                        changed("needs.documents[2].original", "false", "true"),
                        gone("diagram[1]", "درخواست"),
                        fresh("diagram[2]", "تحویل"));
    }
}
