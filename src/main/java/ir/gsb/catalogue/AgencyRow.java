package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.canonical.Persian;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** An agency, and who speaks for it, in one row of a table. */
final class AgencyRow {

    static final String CODE = "code";
    static final String KIND = "kind";
    static final String NAME_FA = "name.fa";
    static final String NAME_EN = "name.en";
    static final String PARENT = "parent";
    static final String PROVINCE = "province";
    static final String SITE = "site";
    static final String TELEPHONE = "telephone";
    static final String REPRESENTATIVES = "representatives";

    static final Layout LAYOUT = new Layout(
            List.of(CODE, KIND, NAME_FA, NAME_EN, PARENT, PROVINCE, SITE, TELEPHONE, REPRESENTATIVES), CODE, List.of());

    private static final int LONGEST_NAME = 200;
    private static final String DIALLED = "[0-9+()،,/ -]{0,64}";
    private static final Cell KINDS = WordCell.one(Agency.Kind.class);
    private static final Cell PROVINCES = WordCell.one(Province.class);
    private static final Cell PEOPLE = ListCell.of(
            new ListCell.Part("name", Cell.WORDS),
            new ListCell.Part("position", Cell.WORDS),
            new ListCell.Part("telephone", Cell.WORDS));

    private final TableRow row;
    private final Optional<Agency> before;
    private final Consumer<ImportFault> faults;

    /** @param before the agency as it stands; what the table has no column for stays */
    AgencyRow(TableRow row, Optional<Agency> before, Consumer<ImportFault> faults) {
        this.row = row;
        this.before = before;
        this.faults = faults;
    }

    static boolean hasFitCode(TableRow row) {
        return row.cell(CODE).matches(Agency.CODE);
    }

    /** The agency as the row would have it, of which what has a fault is empty; none if it cannot be one. */
    Optional<Agency> agency() {
        if (!hasFitCode(row)) {
            fault(CODE, "کد ۲ تا ۳۲ حرف کوچک لاتین، رقم یا خط تیره است", "a code is 2 to 32 of a-z, 0-9 and hyphens");
            return Optional.empty();
        }
        String kind = word(KIND, KINDS, agency -> Optional.of(agency.kind()), true);
        var name = new Text(
                name(NAME_FA, agency -> agency.name().fa()),
                name(NAME_EN, agency -> agency.name().en()));
        String province = word(PROVINCE, PROVINCES, Agency::province, false);
        String parent = said(PARENT, agency -> agency.parent().orElse(""));
        String site = site();
        String telephone = telephone(TELEPHONE, said(TELEPHONE, Agency::telephone));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Agency(
                row.cell(CODE),
                Optional.of(parent).filter(code -> !code.isEmpty()),
                Agency.Kind.valueOf(kind),
                name,
                Optional.of(province).filter(one -> !one.isEmpty()).map(Province::valueOf),
                site,
                telephone,
                before.map(Agency::synthetic).orElse(false)));
    }

    /** Those that the row names. */
    List<Representative> representatives() {
        List<Representative> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode lines =
                PEOPLE.read(row.cells().getOrDefault(REPRESENTATIVES, ""), says -> fault(REPRESENTATIVES, says));
        for (JsonNode line : lines) {
            String name = line(REPRESENTATIVES, line.path("name").asText());
            if (!names.add(Persian.folded(name))) {
                fault(REPRESENTATIVES, "«%s» دو بار آمده است".formatted(name), "'%s' is there twice".formatted(name));
            }
            all.add(new Representative(
                    row.cell(CODE),
                    name,
                    line(REPRESENTATIVES, line.path("position").asText()),
                    telephone(REPRESENTATIVES, line.path("telephone").asText())));
        }
        return all;
    }

    private String said(String column, Function<Agency, String> old) {
        return row.cells().containsKey(column)
                ? row.cell(column)
                : before.map(old).orElse("");
    }

    /** Of one that stays what it was nothing is told. */
    private String word(String column, Cell words, Function<Agency, Optional<? extends Enum<?>>> old, boolean needed) {
        if (!row.cells().containsKey(column) && before.isPresent()) {
            return before.flatMap(old).map(Enum::name).orElse("");
        }
        if (needed && row.cell(column).isEmpty()) {
            needed(column);
        }
        return words.read(row.cell(column), says -> fault(column, says)).asText("");
    }

    private String name(String column, Function<Agency, String> old) {
        String name = said(column, old);
        if (name.isEmpty()) {
            needed(column);
        }
        return line(column, name);
    }

    private String site() {
        String site = said(SITE, Agency::site);
        if (!site.isEmpty() && WebAddress.of(site).isEmpty()) {
            fault(
                    SITE,
                    "نشانی کامل وب بنویسید، مانند https://tax.example",
                    "write a whole address of the web, as https://tax.example");
        }
        return site;
    }

    private String telephone(String column, String text) {
        String number = Persian.digits(text);
        if (!number.matches(DIALLED)) {
            fault(
                    column,
                    "تلفن دست‌بالا ۶۴ رقم، فاصله یا یکی از نشانه‌های + - ( ) / است",
                    "a telephone is at most 64 digits, spaces and + - ( ) /");
        }
        return number;
    }

    private String line(String column, String text) {
        if (text.length() > LONGEST_NAME || !text.matches("\\P{Cntrl}*")) {
            fault(
                    column,
                    "در یک سطر و دست‌بالا %d نویسه بنویسید".formatted(LONGEST_NAME),
                    "write at most %d characters in one line".formatted(LONGEST_NAME));
            return "";
        }
        return text;
    }

    private void needed(String column) {
        fault(column, "لازم است و خالی است", "it is needed, and empty");
    }

    private void fault(String column, String fa, String en) {
        fault(column, new Text(fa, en));
    }

    private void fault(String column, Text says) {
        faults.accept(new ImportFault(row.number(), column, says));
    }
}
