package ir.gsb.console;

import ir.gsb.message.Step;
import ir.gsb.pages.Shown;
import ir.gsb.pages.Svg;
import java.util.Map;
import java.util.function.Function;

/** The steps of one exchange, one below the other, each as long as it took. */
final class TimelinePicture {

    private static final double WIDTH = 960;
    private static final double LABELS = 150;
    private static final double TIMES = 96;
    private static final double ROW = 26;
    private static final double BAR = 12;
    private static final double THINNEST = 2;

    private TimelinePicture() {}

    /** @param name what a step is called */
    static String draw(Map<Step, Long> steps, Shown show, boolean mirrored, String title, Function<Step, String> name) {
        double room = WIDTH - LABELS - TIMES;
        long whole = Math.max(
                1, steps.values().stream().mapToLong(Long::longValue).max().orElse(1));
        var svg = new Svg(WIDTH, ROW * steps.size() + 8, mirrored, title);
        double y = 4;
        long before = 0;
        for (var step : steps.entrySet()) {
            double from = LABELS + room * before / whole;
            double wide = Math.max(THINNEST, room * (step.getValue() - before) / whole);
            svg.line("rule", LABELS, y + ROW - 3, WIDTH - TIMES, y + ROW - 3)
                    .text("label", "start", 0, y + 16, name.apply(step.getKey()))
                    .box("step " + kind(step.getKey()), from, y + 5, wide, BAR)
                    .text("tick", "end", WIDTH, y + 16, show.millis(step.getValue()));
            before = step.getValue();
            y += ROW;
        }
        return svg.draw();
    }

    private static String kind(Step step) {
        return step == Step.DELIVERED ? "provider" : "hub";
    }
}
