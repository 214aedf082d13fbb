package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store in which nobody provides a service gets its agencies, and then their sheets. */
class AgenciesCommandTest {

    private static final String AGENCIES = """
        code,kind,name.fa,name.en,parent,province,site,telephone,representatives
        tax,سازمان یا شرکت تابعه,سازمان امور مالیاتی,Tax Administration,economy,,https://tax.example,021-33967000,"سارا امیری | کارشناس | 021-33967001
        رضا کریمی"
        economy,MINISTRY,وزارت اقتصاد,Ministry of Economy,,,,,
        """;
    private static final String SHEETS = """
        agency,reference,title.fa
        tax,TAX-1,صدور گواهی
        """;

    @TempDir
    private Path folder;

    private CommandOnStore command;

    @BeforeEach
    void make_a_store() throws Exception {
        command = new CommandOnStore("agencies", "agencies_command", folder);
    }

    @AfterEach
    void close_it() {
        command.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void makes_an_empty_store_fit_for_sheets() throws Exception {
        String sheets = file("sheets.csv", SHEETS);
        assertThat(command.runOther("sheets", "import", sheets).out()).contains("agency", "not in the catalogue");
        String agencies = file("agencies.csv", AGENCIES);

        CommandOnStore.Ran dry = command.run("apply", agencies, "--dry-run");
        assertThat(dry.out())
                .as(dry.err())
                .contains("row 2  tax  new", "representatives: - -> سارا امیری", "2 new, 0 changed")
                .contains("nothing is done");
        assertThat(command.run("list").out()).isEmpty();

        CommandOnStore.Ran applied = command.run("apply", agencies, "--reason", "letter 1405/218", "--by", "m.admin");
        assertThat(applied.out()).as(applied.err()).contains("2 new, 0 changed, 0 the same, 0 faults: done.");
        assertThat(command.run("list").out())
                .contains("tax  SUBSIDIARY  سازمان امور مالیاتی (Tax Administration)  of economy  2 representatives");
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "m.admin agency economy added: letter 1405/218",
                        "m.admin agency tax added, representatives added, changed or taken away: 2: letter 1405/218");

        CommandOnStore.Ran imported = command.runOther("sheets", "import", sheets);
        assertThat(imported.out()).as(imported.err()).contains("1 new", "done");
        assertThat(new SheetFiles(command.store(), Clock.systemUTC()).file("tax", "TAX-1"))
                .map(ServiceFile::state)
                .contains(State.DRAFT);
    }

    @Test
    void names_row_and_column_of_a_fault_and_does_nothing() throws Exception {
        CommandOnStore.Ran ran = command.run(
                "apply",
                file("bad.csv", "code,kind,name.fa,name.en\nTax!,MINISTRY,وزارت,Ministry\n"),
                "--reason",
                "a try");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.out()).contains("row 2  code  کد", "1 faults: nothing is done.");
        assertThat(command.run("list").out()).isEmpty();
    }

    @Test
    void asks_for_the_reason() throws Exception {
        CommandOnStore.Ran ran = command.run("apply", file("agencies.csv", AGENCIES));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--reason");
        assertThat(command.run("apply", "nowhere.csv", "--dry-run").exitCode()).isEqualTo(2);
    }

    private List<String> acts() {
        return JdbcClient.create(command.store())
                .sql("SELECT actor || ' ' || detail FROM record WHERE outcome = 'setting-changed'")
                .query(String.class)
                .list();
    }
}
