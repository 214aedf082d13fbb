package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.AuditReport;
import ir.gsb.exchangelog.Vouched;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogReportTest {

    @Test
    void says_what_of_the_archive_the_store_alone_cannot_show() {
        assertThat(archived(0)).isEmpty();
        assertThat(archived(1200)).contains("not checked: records of 1,200 entries", "gsb archive show FILE --keys");
    }

    private static String archived(long entries) {
        var said = new StringWriter();
        var vouched = new Vouched(0, true, 0, Map.of());
        LogReport.archived(
                new PrintWriter(said, true),
                new AuditReport(0, 5000, entries, 0, vouched, List.of(), Optional.empty()));
        return said.toString();
    }
}
