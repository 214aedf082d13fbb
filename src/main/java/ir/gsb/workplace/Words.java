package ir.gsb.workplace;

import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Difference;
import ir.gsb.catalogue.FieldTitles;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import ir.gsb.duplicates.Reason;
import ir.gsb.pages.Language;
import ir.gsb.pages.Wordbook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pages say in one language, with its digits and its calendar. */
public final class Words extends Wordbook {

    static final Words PERSIAN = new Words(false);
    static final Words ENGLISH = new Words(true);
    static final Language LANGUAGE = new Language(WorkplaceSecurity.BASE);

    private static final int MONTHS = 100;

    private Words(boolean english) {
        super("ir.gsb.workplace.texts", english);
    }

    /** Those of the language that the visitor chose. */
    static Words of(HttpServletRequest request) {
        return LANGUAGE.resolveLocale(request).getLanguage().equals("en") ? ENGLISH : PERSIAN;
    }

    public Words other() {
        return english() ? PERSIAN : ENGLISH;
    }

    /** In this language; in the other one if it is not there. */
    public String text(Text text) {
        return text.in(english());
    }

    /** The title of a sheet, which may have none yet. */
    public String title(Text title) {
        String text = text(title);
        return text.isEmpty() ? of("untitled") : text;
    }

    /** The language in which the title of a sheet is shown. */
    public String lang(Text title) {
        return title.languageIn(english());
    }

    /** A text whose direction is its own, whatever stands around it. */
    static String apart(String text) {
        return '\u2068' + text + '\u2069';
    }

    /** What people call a word of the catalogue. */
    public String word(Enum<?> word) {
        return text(Wording.of(word));
    }

    /** What people call a field of a sheet, or something within it. */
    public String field(String path) {
        return text(FieldTitles.of(path));
    }

    /** For an attribute {@code id}: dots and brackets have a meaning in selectors. */
    public String id(String path) {
        return path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** What a part of a row is called: {@code documents.form}. */
    public String part(String list, Field part) {
        return of("part." + list.substring(list.lastIndexOf('.') + 1) + '.' + part.path());
    }

    /** The key of a field's help; the four stages of access share theirs. */
    public String help(String path) {
        return "help." + path.replaceFirst("^access\\.(information|request|production|delivery)\\.", "access.stage.");
    }

    /** Titles of fields, one after the other. */
    public String listed(List<String> paths) {
        return paths.stream().map(this::field).distinct().collect(Collectors.joining(of("comma")));
    }

    /** Titles of the fields that a file would change. */
    public String changes(List<Difference> changes) {
        return listed(changes.stream().map(Difference::path).toList());
    }

    /** A column of a file of sheets, which may have a heading that is none; empty if it is no single one. */
    public String column(String column) {
        if (column.isEmpty()) {
            return "–";
        }
        try {
            return field(column);
        } catch (IllegalArgumentException unknown) {
            return column;
        }
    }

    /** What two services have in common. */
    public String shared(Reason reason) {
        return reason.shared().stream()
                .map(one -> reason.trait() == Reason.Trait.EVENTS ? event(one) : one)
                .collect(Collectors.joining(of("comma")));
    }

    private String event(String name) {
        return Stream.of(Classification.LifeEvent.values())
                .filter(event -> event.name().equalsIgnoreCase(name))
                .findFirst()
                .map(this::word)
                .orElse(name);
    }

    /** Where a field of a sheet is filled in. */
    public String editor(long service, String path) {
        String section = Section.of(path)
                .map(Section::name)
                .orElse(Section.ALL.getFirst().name());
        return "/workplace/services/" + service + "/edit/" + section + "#at-" + id(path);
    }

    public String percent(int percent) {
        return english() ? percent + "%" : digits(percent + "٪");
    }

    /** The day and the minute in Tehran. */
    public String minute(Instant at) {
        return show().minute(at);
    }

    /** The minute in Tehran. */
    public String hour(Instant at) {
        return show().hour(at);
    }

    /** A month of the Persian calendar, 140509. */
    public String month(int month) {
        return of("month." + month % MONTHS) + ' ' + digits(String.valueOf(month / MONTHS));
    }
}
