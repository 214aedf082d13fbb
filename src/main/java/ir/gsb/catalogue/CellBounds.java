package ir.gsb.catalogue;

import ir.gsb.canonical.XmlElements;
import ir.gsb.canonical.XmlElements.Element;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through a part of a workbook for cells that no spreadsheet has, and for more of them than anyone fills: a few letters
 * name a column so far to the right that the row up to it fills the memory; a few digits name a text so far behind those
 * that the cells share that the reader makes up all before it.
 */
final class CellBounds {

    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;

    /** Of the whole table, the empty ones too. */
    private static final long MOST_CELLS = 20_000_000;

    private static final int MOST_TEXTS = 1_000_000;
    private static final int LETTERS = 26;
    private static final int MOST_QUOTED = 20;
    private static final Pattern NAME = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})");

    private long rows;
    private int column;
    private int widest = 1;
    private boolean shared;
    private String shown = "";

    /**
     * What makes a workbook unfit to be read; which of its parts holds the first sheet only the reader knows.
     *
     * @throws IOException if it is no archive, or none that may be unpacked
     */
    static Optional<ImportFault> fault(byte[] file) throws IOException {
        return ZipBounds.first(file, part -> XmlElements.first(part, new CellBounds()::look));
    }

    private Optional<ImportFault> look(Element element) {
        return switch (element.name()) {
            case "row" -> row(element.attribute("r").orElse("1"));
            case "c" -> {
                shared = element.attribute("t").equals(Optional.of("s"));
                yield cell(element.attribute("r"));
            }
            case "v" -> shared ? shared(element.text().orElse("").strip()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<ImportFault> shared(String number) {
        return number.matches("[0-9]{1,7}") && Integer.parseInt(number) <= MOST_TEXTS
                ? Optional.empty()
                : Optional.of(ImportFault.whole(
                        "خانهٔ «%s» متنی را نام می‌برد که در پرونده نیست؛ آن را در صفحه‌گسترده باز و دوباره ذخیره کنید"
                                .formatted(shown),
                        "the cell '%s' names a text that is not in the file; open it in a spreadsheet and save it again"
                                .formatted(shown)));
    }

    private Optional<ImportFault> row(String number) {
        rows++;
        column = 0;
        return isRow(number) ? full("A" + number) : Optional.of(none(number));
    }

    private static boolean isRow(String number) {
        return number.matches("[0-9]{1,7}") && Integer.parseInt(number) <= MOST_ROWS;
    }

    /** One without a name stands beside the one before it. */
    private Optional<ImportFault> cell(Optional<String> name) {
        column++;
        if (name.isPresent()) {
            Matcher parts = NAME.matcher(name.get());
            if (!parts.matches() || !isRow(parts.group(2))) {
                return Optional.of(none(name.get()));
            }
            column = number(parts.group(1));
        }
        shown = name.orElse("%d:%d".formatted(rows, column));
        if (column > MOST_COLUMNS) {
            return Optional.of(none(shown));
        }
        widest = Math.max(widest, column);
        return full(shown);
    }

    private static int number(String letters) {
        return letters.toUpperCase(Locale.ROOT).chars().reduce(0, (sum, letter) -> sum * LETTERS + letter - 'A' + 1);
    }

    private Optional<ImportFault> full(String name) {
        return rows * widest <= MOST_CELLS
                ? Optional.empty()
                : Optional.of(ImportFault.whole(
                        "جدول تا خانهٔ «%s» بیش از %d خانه دارد؛ ستون‌ها و ردیف‌های خالی پس از خدمت‌ها را حذف کنید"
                                .formatted(name, MOST_CELLS),
                        "up to the cell '%s' the table has more than %d cells; delete the empty columns and rows behind"
                                        .formatted(name, MOST_CELLS)
                                + " the services"));
    }

    private static ImportFault none(String name) {
        String quoted = name.substring(0, Math.min(name.length(), MOST_QUOTED));
        return ImportFault.whole(
                "در هیچ صفحه‌گسترده‌ای خانه یا ردیف «%s» نیست: ستون‌ها تا XFD است و ردیف‌ها تا %d"
                        .formatted(quoted, MOST_ROWS),
                "no spreadsheet has a cell or row '%s': columns go to XFD, rows to %d".formatted(quoted, MOST_ROWS));
    }
}
