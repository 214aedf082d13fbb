package ir.gsb.pages;

import java.util.List;
import java.util.function.LongFunction;

/** Who or what most often, a bar each. */
public final class BarChart {

    private static final double WIDTH = 540;
    private static final double LABELS = 240;
    private static final double FIGURES = 56;
    private static final double ROW = 26;
    private static final int MOST = 8;
    private static final int LONGEST_LABEL = 36;

    private static final double NARROW = 360;
    private static final double HIGH_ROW = 44;

    private BarChart() {}

    /** What a bar stands for, and how long it is. */
    public record Bar(String label, long value) {}

    /** The first eight, each label before its bar. */
    public static String draw(List<Bar> bars, String series, Shown show, boolean mirrored, String title) {
        List<Bar> shown = bars.subList(0, Math.min(MOST, bars.size()));
        long most = most(shown);
        var svg = new Svg(WIDTH, ROW * Math.max(1, shown.size()) + 4, mirrored, title);
        double y = 2;
        for (Bar bar : shown) {
            double wide = Math.max(2, (WIDTH - LABELS - FIGURES) * bar.value() / most);
            svg.text("label", "start", 0, y + 17, Svg.apart(cut(bar.label())))
                    .box(series, LABELS, y + 6, wide, 14)
                    .text("tick", "start", LABELS + wide + 6, y + 17, show.number(bar.value()));
            y += ROW;
        }
        return svg.draw();
    }

    /** All of them, each label above its bar: it can be read on a phone too. */
    public static String drawNarrow(List<Bar> bars, String series, Shown show, boolean mirrored, String title) {
        return drawNarrow(bars, series, show::number, mirrored, title);
    }

    /** The same, each value written as it says. */
    public static String drawNarrow(
            List<Bar> bars, String series, LongFunction<String> figure, boolean mirrored, String title) {
        long most = most(bars);
        var svg = new Svg(NARROW, HIGH_ROW * Math.max(1, bars.size()), mirrored, title);
        double y = 0;
        for (Bar bar : bars) {
            double wide = Math.max(2, (NARROW - FIGURES) * bar.value() / most);
            svg.text("label", "start", 0, y + 14, Svg.apart(bar.label()))
                    .box(series, 0, y + 22, wide, 10)
                    .text("tick", "start", wide + 6, y + 31, figure.apply(bar.value()));
            y += HIGH_ROW;
        }
        return svg.draw();
    }

    private static long most(List<Bar> bars) {
        return Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    }

    private static String cut(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }
}
