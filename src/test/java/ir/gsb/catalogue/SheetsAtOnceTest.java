package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.OPERATOR;
import static ir.gsb.catalogue.SheetRoom.REVIEWER;
import static ir.gsb.catalogue.SheetRoom.below;
import static ir.gsb.catalogue.SheetRoom.done;
import static ir.gsb.catalogue.SheetRoom.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who changes many services at once waits for others, and never for one who waits for him. */
class SheetsAtOnceTest {

    private static final int MANY = 60;

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheets_at_once");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static ImportPlan brought(List<String> lines) {
        String file = "agency,reference,parent,title.fa\n" + String.join("\n", lines) + "\n";
        return new SheetImport(room.desk).apply(OPERATOR, SheetFormat.CSV, file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(String begin, String title) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> "tax,%s-%03d,,%s".formatted(begin, i, title))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Object> atOnce(List<Callable<?>> works) throws Exception {
        var start = new CountDownLatch(works.size());
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<Object>> begun = new ArrayList<>();
            for (Callable<?> work : works) {
                begun.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return work.call();
                }));
            }
            List<Object> done = new ArrayList<>();
            for (Future<Object> one : begun) {
                done.add(one.get());
            }
            return done;
        }
    }

    @Test
    void two_files_that_change_the_same_services_in_opposite_orders_are_both_brought() throws Exception {
        brought(lines("changed", "نخست"));
        List<String> back = lines("changed", "دیگری").reversed();

        List<Object> plans = atOnce(List.of(() -> brought(lines("changed", "یکی")), () -> brought(back)));

        assertThat(plans)
                .allSatisfy(plan -> assertThat(((ImportPlan) plan).applied()).isTrue());
    }

    @Test
    void a_file_locks_all_services_that_it_changes_by_one_statement() {
        brought(lines("locked", "نخست"));
        var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var told = new ListAppender<ILoggingEvent>();
        Level usual = log.getLevel();
        told.start();
        log.addAppender(told);
        log.setLevel(Level.DEBUG);
        try {
            assertThat(brought(lines("locked", "نخست")).applied()).isTrue();
        } finally {
            log.setLevel(usual);
            log.detachAppender(told);
        }

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(statement -> statement.contains("FOR NO KEY UPDATE"))
                .hasSize(1);
    }

    @Test
    void two_files_that_begin_the_same_services_in_opposite_orders_are_both_brought() throws Exception {
        List<String> back = lines("begun", "دیگری").reversed();

        List<Object> plans = atOnce(List.of(() -> brought(lines("begun", "نخست")), () -> brought(back)));

        assertThat(plans)
                .allSatisfy(plan -> assertThat(((ImportPlan) plan).applied()).isTrue());
        assertThat(room.files.count(new Owned("tax", Optional.empty(), "begun-")))
                .isEqualTo(MANY);
    }

    @Test
    void sub_services_are_approved_while_a_file_brings_them_and_the_service_above() throws Exception {
        ServiceFile above = room.drafted(sheet("above"));
        room.published(above);
        List<ServiceFile> parts = IntStream.range(0, MANY)
                .mapToObj(i -> room.reviewed(room.drafted(below("part-%03d".formatted(i), "above"))))
                .toList();
        List<String> same = new ArrayList<>();
        same.add("tax,above");
        parts.forEach(part -> same.add("tax," + part.reference()));
        byte[] file = ("agency,reference\n" + String.join("\n", same) + "\n").getBytes(StandardCharsets.UTF_8);

        List<Object> told = atOnce(List.of(
                () -> {
                    parts.reversed()
                            .forEach(part -> done(
                                    room.desk.act(REVIEWER, part.id(), SheetRoom.wish(Word.APPROVE, part.edit()))));
                    return true;
                },
                () -> IntStream.range(0, 5)
                        .allMatch(i -> new SheetImport(room.desk)
                                .apply(OPERATOR, SheetFormat.CSV, file)
                                .applied())));

        assertThat(told).containsExactly(true, true);
    }
}
