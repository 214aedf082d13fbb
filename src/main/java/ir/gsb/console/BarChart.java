package ir.gsb.console;

import ir.gsb.exchangelog.Statistics.Count;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who or what most often, a bar each. */
final class BarChart {

    private static final double WIDTH = 540;
    private static final double LABELS = 240;
    private static final double FIGURES = 56;
    private static final double ROW = 26;
    private static final int MOST = 8;

    private BarChart() {}

    static String draw(
            List<Count> counts, String series, Shown show, boolean mirrored, String title, UnaryOperator<String> name) {
        List<Count> shown = counts.subList(0, Math.min(MOST, counts.size()));
        long most = shown.stream().mapToLong(Count::exchanges).max().orElse(1);
        var svg = new Svg(WIDTH, ROW * Math.max(1, shown.size()) + 4, mirrored, title);
        double y = 2;
        for (Count count : shown) {
            double wide = Math.max(2, (WIDTH - LABELS - FIGURES) * count.exchanges() / most);
            svg.text("label", "start", 0, y + 17, Svg.apart(cut(name.apply(count.name()))))
                    .box(series, LABELS, y + 6, wide, 14)
                    .text("tick", "start", LABELS + wide + 6, y + 17, show.number(count.exchanges()));
            y += ROW;
        }
        return svg.draw();
    }

    private static String cut(String name) {
        int most = 36;
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }
}
