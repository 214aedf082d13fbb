package ir.gsb.pages;

import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws a picture that stands in a page: shapes with classes, never with styles, so that the policy of the pages holds.
 * All is drawn from the side where the reader begins: in a page from right to left it is mirrored here.
 */
public final class Svg {

    private final StringBuilder text = new StringBuilder();
    private final double width;
    private final boolean mirrored;

    /** @param title what one who cannot see it is told */
    public Svg(double width, double height, boolean mirrored, String title) {
        this.width = width;
        this.mirrored = mirrored;
        text.append(String.format(
                Locale.ROOT,
                "<svg role=\"img\" viewBox=\"0 0 %.0f %.0f\" direction=\"%s\" aria-label=\"%s\">",
                width,
                height,
                mirrored ? "rtl" : "ltr",
                HtmlUtils.htmlEscape(title)));
    }

    private double place(double x) {
        return mirrored ? width - x : x;
    }

    public Svg box(String kind, double x, double y, double wide, double high) {
        text.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"2\"/>",
                kind,
                mirrored ? width - x - wide : x,
                y,
                wide,
                high));
        return this;
    }

    public Svg line(String kind, double x1, double y1, double x2, double y2) {
        text.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\"/>",
                kind,
                place(x1),
                y1,
                place(x2),
                y2));
        return this;
    }

    /** A line through points, x and y by turns. */
    public Svg curve(String kind, List<Double> points) {
        var d = new StringBuilder();
        for (int i = 0; i + 1 < points.size(); i += 2) {
            d.append(String.format(
                    Locale.ROOT, "%s%.2f %.2f", i == 0 ? "M" : "L", place(points.get(i)), points.get(i + 1)));
        }
        text.append("<path class=\"").append(kind).append("\" d=\"").append(d).append("\"/>");
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end}, as the reader sees it */
    public Svg text(String kind, String anchor, double x, double y, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.2f\" y=\"%.2f\">%s</text>",
                kind,
                anchor,
                place(x),
                y,
                HtmlUtils.htmlEscape(words)));
        return this;
    }

    /** Words with a direction of their own, so that what ends a Latin name does not stand at its beginning. */
    public static String apart(String words) {
        return '\u2068' + words + '\u2069';
    }

    public String draw() {
        return text + "</svg>";
    }
}
