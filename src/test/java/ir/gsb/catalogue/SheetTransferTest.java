package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetTransferTest {

    private static final int MANY = 200;

    private static SheetRoom from;
    private static SheetRoom to;

    @BeforeAll
    static void open() {
        from = new SheetRoom("sheets_from");
        to = new SheetRoom("sheets_to");
        var samples = new Samples(20_261_122);
        for (int i = 0; i < MANY; i++) {
            Optional<String> parent = i % 5 == 4 ? Optional.of("S-" + (i - 4)) : Optional.empty();
            SheetRoom.done(from.desk.draft(SheetRoom.WRITER, new NewSheet("tax", "S-" + i, parent, samples.any())));
        }
    }

    @AfterAll
    static void close() {
        from.close();
        to.close();
    }

    private static byte[] exported(SheetFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(new SheetExport(from.source).write(format, Optional.of("tax"), out))
                .isGreaterThanOrEqualTo(MANY);
        return out.toByteArray();
    }

    private static ImportPlan dryRun(String csv) {
        return new SheetImport(from.desk).dryRun(OPERATOR, SheetFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportPlan apply(String csv) {
        return new SheetImport(from.desk).apply(OPERATOR, SheetFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void brings_back_what_it_took_out(SheetFormat format) throws IOException {
        byte[] file = exported(format);
        ImportPlan again = new SheetImport(from.desk).apply(OPERATOR, format, file);
        assertThat(again.faults()).isEmpty();
        assertThat(again.items()).extracting(ImportPlan.Item::fate).containsOnly(ImportPlan.Fate.SAME);

        to.store
                .sql("TRUNCATE service, service_version, service_step, catalogue_change CASCADE")
                .update();
        ImportPlan elsewhere = new SheetImport(to.desk).apply(OPERATOR, format, file);
        assertThat(elsewhere.faults()).isEmpty();
        assertThat(elsewhere.count(ImportPlan.Fate.NEW))
                .isEqualTo(elsewhere.items().size());
        for (int i = 0; i < MANY; i++) {
            ServiceFile there = to.files.file("tax", "S-" + i).orElseThrow();
            ServiceFile here = from.files.file("tax", "S-" + i).orElseThrow();
            assertThat(there.sheet()).isEqualTo(here.sheet());
            assertThat(there.parent().flatMap(to.files::reference))
                    .isEqualTo(here.parent().flatMap(from.files::reference));
        }
    }

    @Test
    void names_row_and_column_of_every_fault_and_does_nothing() {
        String csv = """
            دستگاه,شماره,عنوان,روزها,سطح,رویدادها,قوانین,مدارک,مادر,شناسه,رنگ
            agency,reference,title.fa,figures.days,classification.level,classification.events,needs.laws,\
            needs.documents,parent,code,colour
            tax,good,خوب,۲,ملی,مالیات,,,,,
            tax,bad one,بد,دو روز,کهکشانی,"مالیات
            پرواز",قانون | ۱ | 1397/13/40,مدرک | شاید,nobody,10001001,
            mars,alien,غریبه,1,ملی,,,,,,
            tax,good,دوباره,1,ملی,,,,,,
            tax,untitled,بی‌عنوان,1,ملی,,,| بله,,,
            """;

        ImportPlan plan = apply(csv);

        assertThat(plan.applied()).isFalse();
        assertThat(from.files.file("tax", "good")).isEmpty();
        assertThat(plan.faults())
                .extracting(ImportFault::row, ImportFault::column)
                .containsExactlyInAnyOrder(
                        tuple(2, "colour"),
                        tuple(4, "figures.days"),
                        tuple(4, "classification.level"),
                        tuple(4, "classification.events"),
                        tuple(4, "needs.laws"),
                        tuple(4, "needs.documents"),
                        tuple(4, "parent"),
                        tuple(4, "code"),
                        tuple(4, "reference"),
                        tuple(5, "agency"),
                        tuple(6, "reference"),
                        tuple(7, "needs.documents"));
        assertThat(plan.faults()).allSatisfy(fault -> {
            assertThat(fault.says().fa()).containsPattern("[آ-ی]");
            assertThat(fault.says().en()).containsPattern("[a-z]");
        });
    }

    @Test
    void reads_what_clerks_write() {
        String csv = """
            agency;reference;title.fa;figures.days;figures.visits;needs.laws;needs.documents;classification.level;\
            classification.audience;costs;contact.telephone
            tax;clerk;خدمات شهروندي;٣;"۱,۲۰۰";قانون | ماده ۳ | 1397-4-9;كارت ملی | بله;national;\
            شهروندان، کسب و کارها;هزینه | ۵۰٬۰۰۰;'+9821
            """;

        ImportPlan plan = apply(csv);

        assertThat(plan.faults()).isEmpty();
        Sheet read = from.files.file("tax", "clerk").orElseThrow().sheet();
        assertThat(read.title().fa()).isEqualTo("خدمات شهروندی");
        assertThat(read.figures().days()).isEqualTo(3);
        assertThat(read.figures().visits()).isEqualTo(1200);
        assertThat(read.needs().laws()).containsExactly(new Needs.Law("قانون", "ماده ۳", "۱۳۹۷/۰۴/۰۹"));
        assertThat(read.needs().documents()).containsExactly(new Needs.Paper("کارت ملی", true, "", ""));
        assertThat(read.classification().level()).isEqualTo(Classification.Level.NATIONAL);
        assertThat(read.classification().audience())
                .containsExactly(Classification.Audience.CITIZENS, Classification.Audience.BUSINESSES);
        assertThat(read.costs()).containsExactly(new Cost("هزینه", 50_000, ""));
        assertThat(read.contact().telephone()).isEqualTo("+9821");
    }

    @Test
    void changes_only_the_columns_that_are_there_and_says_what() {
        ServiceFile file = from.drafted(SheetRoom.sheet("partly"));
        String csv = "agency,reference,edit,figures.days,title.en\ntax,partly,%d,۹,\n";

        ImportPlan plan = dryRun(csv.formatted(file.edit()));

        assertThat(plan.faults()).isEmpty();
        assertThat(plan.items())
                .singleElement()
                .satisfies(item -> assertThat(item.changes())
                        .containsExactly(
                                new Difference("title.en", Optional.of("Service"), Optional.empty()),
                                new Difference("figures.days", Optional.of("2"), Optional.of("9"))));
        assertThat(from.files.file(file.id())).contains(file);
        assertThat(apply(csv.formatted(file.edit())).applied()).isTrue();
        Sheet now = from.files.file(file.id()).orElseThrow().sheet();
        assertThat(now.figures().days()).isEqualTo(9);
        assertThat(now.description()).isEqualTo(file.sheet().description());
        assertThat(apply(csv.formatted(file.edit()).replace("۹", "10")).faults())
                .extracting(ImportFault::column)
                .containsExactly("edit");
    }

    @Test
    void begins_a_revision_of_what_is_published_and_leaves_what_is_signed() {
        ServiceFile published = from.published(from.drafted(SheetRoom.sheet("shown")));
        ServiceFile signed = from.step(SheetRoom.SIGNER, from.drafted(SheetRoom.sheet("signed")), Word.SIGN);

        assertThat(apply("agency,reference,figures.days\ntax,shown,7\n").applied())
                .isTrue();
        assertThat(from.files.file(published.id()).orElseThrow().state()).isEqualTo(State.REVISION);
        ImportPlan refused = apply("agency,reference,figures.days\ntax,shown,8\ntax,signed,7\n");
        assertThat(refused.faults()).extracting(ImportFault::row).containsExactly(3);
        assertThat(from.files.file(signed.id())).contains(signed);
        assertThat(from.files
                        .file(published.id())
                        .orElseThrow()
                        .sheet()
                        .figures()
                        .days())
                .isEqualTo(7);
    }

    @Test
    void guards_cells_that_a_spreadsheet_would_calculate() throws IOException {
        from.drafted(new NewSheet(
                "tax", "formula", Optional.empty(), Sheet.begun(new Text("=HYPERLINK(\"http://x\")", "@SUM(1)"))));
        assertThat(new String(exported(SheetFormat.CSV), StandardCharsets.UTF_8))
                .contains("\"'=HYPERLINK(", "'@SUM(1)")
                .doesNotContain("\"=", ",=", ",+", ",@");
    }

    @Test
    void refuses_what_is_too_large_or_no_such_file() throws IOException {
        var imports = new SheetImport(from.desk);
        assertThat(imports.dryRun(OPERATOR, SheetFormat.CSV, new byte[SheetImport.LARGEST + 1])
                        .faults())
                .hasSize(1);
        byte[] letters = "not a workbook".getBytes(StandardCharsets.UTF_8);
        for (SheetFormat format : List.of(SheetFormat.XLSX, SheetFormat.JSON, SheetFormat.CSV)) {
            assertThat(imports.dryRun(OPERATOR, format, letters).faults())
                    .as("%s", format)
                    .isNotEmpty();
        }
        assertThat(imports.dryRun(OPERATOR, SheetFormat.CSV, new byte[] {'a', (byte) 0xFF})
                        .faults())
                .isNotEmpty();
        assertThat(imports.dryRun(OPERATOR, SheetFormat.XLSX, bomb()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains("256 MiB"));
        String rows = IntStream.rangeClosed(0, Tables.MOST_ROWS)
                .mapToObj(n -> "tax,R" + n + "\n")
                .reduce(new StringBuilder("agency,reference\n"), StringBuilder::append, StringBuilder::append)
                .toString();
        assertThat(dryRun(rows).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains("10000"));
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void reads_numbers_of_a_workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "clerk", "1.0")) {
            var sheet = book.newWorksheet("x");
            List<String> names = List.of("agency", "reference", "title.fa", "figures.days");
            for (int i = 0; i < names.size(); i++) {
                sheet.value(1, i, names.get(i));
            }
            sheet.value(2, 0, "tax");
            sheet.value(2, 1, "number");
            sheet.value(2, 2, "خدمت");
            sheet.value(2, 3, 12);
            sheet.value(3, 0, "tax");
            sheet.value(3, 1, "word");
            sheet.value(3, 3, 1.5);
        }

        ImportPlan plan = new SheetImport(from.desk).dryRun(OPERATOR, SheetFormat.XLSX, out.toByteArray());

        assertThat(plan.faults())
                .extracting(ImportFault::row, ImportFault::column)
                .containsExactly(tuple(4, "figures.days"));
        assertThat(plan.items()).extracting(ImportPlan.Item::reference).containsExactly("number");
    }

    @Test
    void leaves_out_what_the_store_does_not_take() {
        String json = """
            [{"agency":"tax\\u0000","reference":"N-1","sheet":{"title":{"fa":"ب\\u0000د\\u202E","en":"\\uFFFF"}}}]
            """;

        assertThat(new SheetImport(from.desk)
                        .apply(OPERATOR, SheetFormat.JSON, json.getBytes(StandardCharsets.UTF_8))
                        .applied())
                .isTrue();
        assertThat(from.files.file("tax", "N-1").orElseThrow().sheet().title()).isEqualTo(new Text("بد", ""));
    }

    void tells_parts_of_json_that_a_sheet_does_not_have() {
        String json = """
            [{"agency":"tax","reference":"J-1","sheet":{"title":{"fa":"یک","de":"Eins"},"figures":{"days":"many"},
              "costs":[{"title":"x","rials":1,"tax":2}],"keywords":"one"},"note":"?"}]
            """;

        ImportPlan plan =
                new SheetImport(from.desk).dryRun(OPERATOR, SheetFormat.JSON, json.getBytes(StandardCharsets.UTF_8));

        assertThat(plan.faults())
                .extracting(ImportFault::column)
                .containsExactlyInAnyOrder("title.de", "figures.days", "costs[1].tax", "keywords", "note");
    }
}
