package ir.gsb.console;

import ir.gsb.exchangelog.Statistics.Count;
import ir.gsb.exchangelog.Statistics.Slot;
import ir.gsb.pages.Shown;
import ir.gsb.pages.Svg;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Charts over time: how much, and how long it took. */
final class SlotChart {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 240;
    private static final double LEFT = 56;
    private static final double TOP = 10;
    private static final double BASE = HEIGHT - 28;
    private static final int LINES = 4;
    private static final int LABELS = 6;
    private static final double MICROS = 1000.0;

    private final Instant from;
    private final Duration whole;
    private final Span span;
    private final Shown show;
    private final boolean mirrored;

    SlotChart(Instant from, Instant until, Span span, Shown show, boolean mirrored) {
        this.from = from;
        this.whole = Duration.between(from, until);
        this.span = span;
        this.show = show;
        this.mirrored = mirrored;
    }

    /** How many a slot, the refused and failed on top. */
    String volume(List<Slot> slots, String title) {
        long most = slots.stream().mapToLong(Slot::ended).max().orElse(1);
        double scale = nice(most);
        Svg svg = frame(title, scale, value -> show.number(Math.round(value)));
        double wide = Math.max(2, (WIDTH - LEFT) * span.slot().toMillis() / whole.toMillis() - 2);
        for (Slot slot : slots) {
            double refused = height(refused(slot), scale);
            double answered = height(slot.ended() - refused(slot), scale);
            double x = Math.clamp(x(slot.begin()) + 1, LEFT, WIDTH - 2);
            svg.box("series-1", x, BASE - answered, Math.min(wide, WIDTH - x), answered);
            svg.box("series-2", x, BASE - answered - refused, Math.min(wide, WIDTH - x), refused);
        }
        return svg.draw();
    }

    /** How long an exchange took, in the middle and for all but 5 of 100. */
    String latency(List<Slot> slots, String title) {
        double most = slots.stream()
                .flatMap(slot -> slot.slow().stream())
                .mapToDouble(SlotChart::millis)
                .max()
                .orElse(1);
        double scale = nice(most);
        Svg svg = frame(title, scale, value -> show.number(Math.round(value)));
        curve(svg, "1", slots, scale, Slot::median);
        curve(svg, "2", slots, scale, Slot::slow);
        return svg.draw();
    }

    private void curve(Svg svg, String series, List<Slot> slots, double scale, Function<Slot, Optional<Duration>> of) {
        List<Double> points = new ArrayList<>();
        for (Slot slot : slots) {
            of.apply(slot).ifPresent(took -> {
                double x = Math.clamp(x(slot.begin().plus(span.slot().dividedBy(2))), LEFT + 3, WIDTH - 3);
                double y = BASE - height(millis(took), scale);
                points.add(x);
                points.add(y);
                svg.box("series-" + series, x - 3, y - 3, 6, 6);
            });
        }
        svg.curve("curve-" + series, points);
    }

    private Svg frame(String title, double scale, Function<Double, String> figure) {
        var svg = new Svg(WIDTH, HEIGHT, mirrored, title);
        for (int i = 0; i <= LINES; i++) {
            double y = BASE - (BASE - TOP) * i / LINES;
            svg.line("rule", LEFT, y, WIDTH, y).text("tick", "end", LEFT - 6, y + 4, figure.apply(scale * i / LINES));
        }
        for (int i = 0; i < LABELS; i++) {
            Instant at = from.plus(whole.multipliedBy(i).dividedBy(LABELS));
            svg.text("tick", "start", x(at), HEIGHT - 8, span == Span.DAY ? show.hour(at) : show.day(at));
        }
        return svg;
    }

    private double x(Instant at) {
        return LEFT + (WIDTH - LEFT) * Duration.between(from, at).toMillis() / whole.toMillis();
    }

    private static double height(double value, double scale) {
        return (BASE - TOP) * value / scale;
    }

    static double millis(Duration took) {
        return took.toNanos() / MICROS / MICROS;
    }

    static long refused(Slot slot) {
        return slot.outcomes().stream()
                .filter(outcome -> Character.isLowerCase(outcome.name().charAt(0)))
                .mapToLong(Count::exchanges)
                .sum();
    }

    /** The next of 4, 8, 20, 40, 80, 200 … : four lines of whole numbers. */
    private static double nice(double most) {
        double scale = LINES;
        double[] steps = {2, 2.5, 2};
        for (int i = 0; scale < most; i++) {
            scale *= steps[i % steps.length];
        }
        return scale;
    }
}
