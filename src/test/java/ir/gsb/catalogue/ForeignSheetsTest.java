package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a file may not find out about other agencies' sheets. */
class ForeignSheetsTest {

    private static final Person STRANGER = new Person("stranger", Role.REPRESENTATIVE, Optional.of("post"));

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheets_foreign");
        room.drafted(SheetRoom.sheet("secret"));
        room.drafted(SheetRoom.below("secret-part", "secret"));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static ImportPlan told(String csv) {
        return new SheetImport(room.desk).dryRun(STRANGER, SheetFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tells_the_same_of_a_sheet_that_is_there_and_of_one_that_is_not() {
        String title =
                room.files.file("tax", "secret").orElseThrow().sheet().title().fa();
        for (String asked : List.of("tax,secret,", "tax,none,", "tax,secret," + title, "tax,secret,دیگر")) {
            ImportPlan plan = told("agency,reference,title.fa\n" + asked + "\n");
            assertThat(plan.items()).as(asked).isEmpty();
            assertThat(plan.faults())
                    .as(asked)
                    .containsExactly(new ImportFault(2, SheetRow.AGENCY, Objection.NOT_YOUR_AGENCY.says()));
        }
    }

    @Test
    void tells_neither_edit_nor_parent_nor_code() {
        ImportPlan plan = told("agency,reference,parent,code,edit\ntax,secret-part,other,10010001,77\n");

        assertThat(plan.faults())
                .containsExactly(new ImportFault(2, SheetRow.AGENCY, Objection.NOT_YOUR_AGENCY.says()));
    }
}
