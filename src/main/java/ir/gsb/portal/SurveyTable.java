package ir.gsb.portal;

import ir.gsb.pages.Svg;
import ir.gsb.tracking.SurveyAnswer;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.SurveyResults;
import ir.gsb.tracking.TrackingTexts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What people said of a service or an agency, as a page shows it.
 *
 * @param overall the mean of what was asked last, all in all
 * @param steps what they are called, the worst first
 * @param rows in the order in which the items are asked
 */
public record SurveyTable(long answers, String overall, List<String> steps, List<Row> rows) {

    private static final double WIDE = 90;
    private static final double HIGH = 10;

    /**
     * Of one item.
     *
     * @param bar the mean as a picture; it says nothing more than the number
     * @param counts how many chose each step, the worst first
     */
    public record Row(String item, String mean, String bar, List<Long> counts) {}

    static SurveyTable of(SurveyResults results, Words words) {
        var told = TrackingTexts.of(words.lang());
        List<Row> rows = results.items().entrySet().stream()
                .map(entry -> row(told.item(entry.getKey()), entry.getValue(), words))
                .toList();
        return new SurveyTable(
                results.answers(),
                rows.get(SurveyItem.OVERALL.ordinal()).mean(),
                IntStream.rangeClosed(1, SurveyAnswer.BEST).mapToObj(told::step).toList(),
                rows);
    }

    private static Row row(String item, SurveyResults.Item said, Words words) {
        String mean = words.mean(said.mean());
        String bar = new Svg(WIDE, HIGH, !words.english(), mean)
                .box("ground", 0, 0, WIDE, HIGH)
                .box("series-1", 0, 0, WIDE * said.mean() / SurveyAnswer.BEST, HIGH)
                .draw();
        return new Row(item, mean, bar, said.counts());
    }
}
