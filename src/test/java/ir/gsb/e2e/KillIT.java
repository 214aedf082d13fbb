package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.canonical.JsonText;
import ir.gsb.exchangelog.RecordedReplies;
import ir.gsb.exchangelog.RecordedReplies.Recorded;
import ir.gsb.exchangelog.WholeLog;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.tlog.Note;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 10,000 exchanges of 32 clients, while the hub is killed twice and PostgreSQL falls once: no record is lost or doubled,
 * and the log is whole.
 */
class KillIT {

    private static final int CLIENTS = 32;
    private static final int EXCHANGES = 10_000;
    private static final int SOAP_EVERY = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_NANOS = 200_000_000;
    private static final Pattern CODE = Pattern.compile("(?:\"code\":\"|code>)([a-z-]+)[\"<]");

    private record Answered(String messageId, boolean soap, RawHttp.Response response) {
        ExchangeId id() {
            return SampleHub.idOf(response);
        }

        /** Whether it is a stored answer, signed anew: it names the exchange that was carried out, not its own. */
        boolean isRepeat() {
            return response.headers().first("gsb-replayed").isPresent();
        }
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final Collection<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final List<Note> checkpoints = new ArrayList<>();
    private volatile boolean over;

    @Test
    @Timeout(600)
    void every_answer_has_its_record_and_no_record_is_lost_or_doubled() throws Exception {
        try (var hub = new HubOnDisk("kill");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            hub.start();
            long begun = System.nanoTime();
            List<Future<?>> clients = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        askOn(new ClientOnWire(hub));
                        return null;
                    }))
                    .toList();
            try {
                disturb(hub, clients);
                await().atMost(PATIENCE).until(() -> clients.stream().allMatch(Future::isDone));
                for (Future<?> client : clients) {
                    client.get();
                }
            } finally {
                over = true;
            }
            System.out.println(EXCHANGES + " exchanges in "
                    + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s; not answered at first: "
                    + refusals);
            check(hub);
        }
    }

    private void disturb(HubOnDisk hub, List<Future<?>> clients) throws Exception {
        awaitAnswers(EXCHANGES / 4, clients);
        noteCheckpoint(hub);
        hub.process().kill();
        hub.start();
        awaitAnswers(EXCHANGES / 2, clients);
        noteCheckpoint(hub);
        hub.process().kill();
        hub.start();
        awaitAnswers(EXCHANGES * 3 / 4, clients);
        noteCheckpoint(hub);
        Optional<Long> server = hub.postgres().pid();
        hub.postgres().crash();
        await().atMost(PATIENCE)
                .until(() -> hub.postgres()
                        .pid()
                        .filter(pid -> !server.equals(Optional.of(pid)))
                        .isPresent());
    }

    private void noteCheckpoint(HubOnDisk hub) throws Exception {
        var answer = RawHttp.send(hub.port(), "GET", "/log/checkpoint", new Headers(List.of()), new byte[0]);
        checkpoints.add(Note.parse(answer.body()));
    }

    private void awaitAnswers(int many, List<Future<?>> clients) throws Exception {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> answers.size() >= many || clients.stream().anyMatch(Future::isDone));
        System.out.println(answers.size() + " answers at " + LocalTime.now() + " " + refusals);
    }

    private void askOn(ClientOnWire client) throws IOException {
        for (int i = asked.getAndIncrement(); i < EXCHANGES && !over; i = asked.getAndIncrement()) {
            boolean soap = i % SOAP_EVERY == 0;
            String messageId = UUID.randomUUID().toString();
            answers.add(new Answered(messageId, soap, untilAnswered(client, messageId, soap)));
        }
    }

    private RawHttp.Response untilAnswered(ClientOnWire client, String messageId, boolean soap) throws IOException {
        while (!over) {
            String why;
            try {
                var response = soap ? client.askBySoap(messageId) : client.askByRest(messageId);
                if (response.status() == 200) {
                    return response;
                }
                why = code(response);
                assertThat(Code.valueOf(why.toUpperCase(Locale.ROOT).replace('-', '_'))
                                .retryable())
                        .as(response.text())
                        .isTrue();
            } catch (IOException away) {
                why = "no connection";
            }
            refusals.computeIfAbsent(why, one -> new AtomicInteger()).incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IOException("the test is over");
    }

    private static String code(RawHttp.Response response) {
        Matcher code = CODE.matcher(response.text());
        assertThat(code.find()).as(response.text()).isTrue();
        return code.group(1);
    }

    private void check(HubOnDisk hub) throws Exception {
        assertThat(answers).hasSize(EXCHANGES);
        assertThat(refusals).containsKey("no connection");
        var records = new RecordedReplies(hub.postgres().source(), hub.data().resolve("keys"));
        List<Recorded> all = records.all();
        Map<UUID, Recorded> byExchange =
                all.stream().collect(Collectors.toMap(Recorded::exchange, Function.identity()));
        Map<String, List<Recorded>> carriedOut = all.stream()
                .filter(one -> one.status() == 200 && one.replayOf().isEmpty())
                .collect(Collectors.groupingBy(Recorded::messageId));
        assertThat(carriedOut).hasSize(EXCHANGES);
        Map<UUID, List<Recorded>> repeats = all.stream()
                .filter(one -> one.replayOf().isPresent())
                .collect(Collectors.groupingBy(one -> one.replayOf().orElseThrow()));
        for (Answered answer : answers) {
            UUID told = answer.id().value();
            Recorded carried = byExchange.get(told);
            assertThat(carried).as("record of %s", told).isNotNull();
            assertThat(carried.messageId()).isEqualTo(answer.messageId());
            assertThat(carriedOut.get(answer.messageId())).containsExactly(carried);
            assertThat(carried.accepted()).isTrue();
            assertThat(answer.isRepeat() ? repeats.get(told) : List.of(carried))
                    .as("what was recorded as sent for %s", told)
                    .anyMatch(one -> one.reply()
                            .filter(sent ->
                                    Arrays.equals(sent, answer.response().body()))
                            .isPresent());
        }
        lookAtSome(new ClientOnWire(hub));
        System.out.println(all.size() + " outcomes, of which "
                + all.stream().filter(one -> one.replayOf().isPresent()).count() + " repeat another; "
                + all.stream()
                        .filter(one -> one.status() != 200)
                        .collect(Collectors.groupingBy(Recorded::outcome, Collectors.counting()))
                + "; pending " + records.pending());
        assertThat(records.pending()).isZero();
        new WholeLog(hub.postgres().source(), hub.pki().resolve("hub/log.vkey")).require(checkpoints);
    }

    private void lookAtSome(ClientOnWire client) throws IOException {
        for (Answered answer :
                answers.stream().filter(one -> !one.soap()).limit(20).toList()) {
            var look = client.look(answer.id().toString());
            assertThat(look.status()).isEqualTo(200);
            assertThat(JsonText.parse(look.body()).children().get("answer"))
                    .isEqualTo(JsonText.parse(answer.response().body()));
        }
    }
}
