package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.exchangelog.RecordedReplies;
import ir.gsb.exchangelog.RecordedReplies.Recorded;
import ir.gsb.exchangelog.WholeLog;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A few clients that go on asking a hub whatever happens to it, and somebody who goes on fetching its checkpoint. */
final class Trickle implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

    /** What a hub may say that cannot record, and nothing else. */
    private static final Set<String> IN_NEED = Set.of(Code.RECORDING_UNAVAILABLE.wire(), Code.OVERLOADED.wire());

    private record Answered(UUID exchange, byte[] body) {}

    private final HubOnDisk hub;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Collection<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Set<String> checkpoints = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    Trickle(HubOnDisk hub) {
        this.hub = hub;
        for (int i = 0; i < CLIENTS; i++) {
            var client = new ClientOnWire(hub);
            running.add(threads.submit(() -> repeat(() -> ask(client))));
        }
        running.add(threads.submit(() -> repeat(this::fetchCheckpoint)));
    }

    private interface Step {
        void run() throws IOException;
    }

    private Void repeat(Step step) throws IOException {
        while (!over) {
            step.run();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }

    private void ask(ClientOnWire client) throws IOException {
        var answer = client.askByRest(UUID.randomUUID().toString());
        if (answer.status() == 200) {
            answers.add(new Answered(SampleHub.idOf(answer).value(), answer.body()));
            return;
        }
        Matcher code = CODE.matcher(answer.text());
        assertThat(code.find()).as(answer.text()).isTrue();
        assertThat(IN_NEED).as(answer.text()).contains(code.group(1));
        refusals.computeIfAbsent(code.group(1), one -> new AtomicInteger()).incrementAndGet();
    }

    private void fetchCheckpoint() throws IOException {
        var answer = RawHttp.send(hub.port(), "GET", "/log/checkpoint", new Headers(List.of()), new byte[0]);
        if (answer.status() == 200) {
            checkpoints.add(answer.text());
        }
    }

    private void requireRunning() {
        for (Future<?> one : running) {
            assertThat(one.state()).isEqualTo(Future.State.RUNNING);
        }
    }

    /** Waits until clients are answered again and checkpoints published. */
    void awaitAnswers() {
        long begun = System.nanoTime();
        int before = answers.size();
        int published = checkpoints.size();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            requireRunning();
            return answers.size() >= before + 40 && checkpoints.size() >= published + 2;
        });
        System.out.println("answers again, and checkpoints, after "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms; refused so far: " + refusals);
    }

    /** Waits until clients are told that nothing can be recorded. */
    void awaitRefusals() {
        int before = refused();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            requireRunning();
            return refused() >= before + CLIENTS;
        });
    }

    private int refused() {
        return refusals.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    int answered() {
        return answers.size();
    }

    /** Ends, and holds all that was answered and published against the store. */
    void judge(DataSource store) throws Exception {
        close();
        for (Future<?> one : running) {
            one.get();
        }
        var records = new RecordedReplies(store, hub.data().resolve("keys"));
        Map<UUID, Recorded> ended =
                records.all().stream().collect(Collectors.toMap(Recorded::exchange, Function.identity()));
        for (Answered answer : answers) {
            Recorded recorded = ended.get(answer.exchange());
            assertThat(recorded).as("record of %s", answer.exchange()).isNotNull();
            assertThat(recorded.accepted()).isTrue();
            assertThat(recorded.reply())
                    .hasValueSatisfying(sent ->
                            assertThat(Arrays.equals(sent, answer.body())).isTrue());
        }
        new WholeLog(store, hub.pki().resolve("hub/log.vkey")).require(seen());
        System.out.println(answers.size() + " answers, all recorded; refused " + refusals + "; " + checkpoints.size()
                + " checkpoints seen; pending " + records.pending());
        assertThat(hub.process().alive()).isTrue();
    }

    private Set<Note> seen() throws TlogException {
        Set<Note> notes = new LinkedHashSet<>();
        for (String text : checkpoints) {
            notes.add(Note.parse(text.getBytes(StandardCharsets.UTF_8)));
        }
        return notes;
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
