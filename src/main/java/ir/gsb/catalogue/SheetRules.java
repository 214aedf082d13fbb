package ir.gsb.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the values of a sheet must be, whichever way they come in. A sheet may say nothing of anything; what it says of
 * dates, addresses, inquiries and agencies has to be one, and what it lists has to have a name.
 */
final class SheetRules {

    private static final int MOST_QUOTED = 80;

    private final ServedInquiries inquiries;
    private final Predicate<String> agencies;

    /** @param agencies whether the catalogue has an agency under a code */
    SheetRules(ServedInquiries inquiries, Predicate<String> agencies) {
        this.inquiries = inquiries;
        this.agencies = agencies;
    }

    /** A rule for one text. */
    private interface Rule {

        /** What stands against it. */
        Optional<Text> against(String text);
    }

    /** All that is wrong with a sheet. */
    List<SheetFault> faults(Sheet sheet) {
        List<SheetFault> faults = new ArrayList<>();
        Needs needs = sheet.needs();
        checkNamed(faults, "needs.documents[%d].title", needs.documents(), Needs.Paper::title);
        check(faults, "needs.documents[%d].inquiry", needs.documents(), Needs.Paper::inquiry, this::inquiry);
        checkNamed(faults, "needs.laws[%d].title", needs.laws(), Needs.Law::title);
        check(faults, "needs.laws[%d].date", needs.laws(), Needs.Law::date, SheetRules::date);
        checkNamed(faults, "costs[%d].title", sheet.costs(), Cost::title);
        check(faults, "access.address", List.of(sheet.access()), Access::address, SheetRules::address);
        checkNamed(faults, "relations[%d].agency", sheet.relations(), Relation::agency);
        check(faults, "relations[%d].agency", sheet.relations(), Relation::agency, this::agency);
        check(faults, "relations[%d].inquiry", sheet.relations(), Relation::inquiry, this::inquiry);
        return faults;
    }

    /** What is wrong with a sheet and was not yet in it before: what once was taken can be kept until it is signed. */
    List<SheetFault> added(Sheet before, Sheet after) {
        Set<SheetFault> old = faults(before).stream().map(SheetRules::anywhere).collect(Collectors.toSet());
        return faults(after).stream()
                .filter(fault -> !old.contains(anywhere(fault)))
                .toList();
    }

    private static SheetFault anywhere(SheetFault fault) {
        return new SheetFault(fault.field().replaceFirst("\\[[0-9]+]", ""), fault.says());
    }

    private static <T> void check(
            List<SheetFault> faults, String field, List<T> items, Function<T, String> text, Rule rule) {
        for (int i = 0; i < items.size(); i++) {
            String value = text.apply(items.get(i));
            String at = field.replace("%d", String.valueOf(i + 1));
            if (!value.isEmpty()) {
                rule.against(value).ifPresent(says -> faults.add(new SheetFault(at, says)));
            }
        }
    }

    private static <T> void checkNamed(List<SheetFault> faults, String field, List<T> items, Function<T, String> name) {
        for (int i = 0; i < items.size(); i++) {
            if (name.apply(items.get(i)).isBlank()) {
                faults.add(new SheetFault(
                        field.replace("%d", String.valueOf(i + 1)),
                        new Text("این ردیف نام ندارد", "this item has no name")));
            }
        }
    }

    private Optional<Text> inquiry(String name) {
        Set<String> served = inquiries.names();
        if (served.contains(name)) {
            return Optional.empty();
        }
        List<String> all = served.stream().sorted().toList();
        return Optional.of(new Text(
                "«%s» استعلامی از این گذرگاه نیست؛ این‌ها هست: %s".formatted(quoted(name), String.join("، ", all)),
                "'%s' is no inquiry of this bus; there are %s".formatted(quoted(name), String.join(", ", all))));
    }

    /** Who has no code is named in words. */
    private Optional<Text> agency(String name) {
        return !name.matches(Agency.CODE) || agencies.test(name)
                ? Optional.empty()
                : Optional.of(new Text(
                        "دستگاهی با کد «%s» در فهرست دستگاه‌ها نیست".formatted(name),
                        "no agency in the catalogue has the code '%s'".formatted(name)));
    }

    private static Optional<Text> date(String date) {
        return JalaliText.isDate(date)
                ? Optional.empty()
                : Optional.of(new Text(
                        "«%s» روزی از تقویم نیست؛ مانند ۱۳۹۷/۰۴/۰۹ بنویسید".formatted(quoted(date)),
                        "'%s' is no such day in the Persian calendar; write it as 1397/04/09".formatted(quoted(date))));
    }

    private static Optional<Text> address(String address) {
        return WebAddress.of(address).isPresent()
                ? Optional.empty()
                : Optional.of(new Text(
                        "«%s» نشانی کامل وب نیست؛ مانند https://tax.example/certificate بنویسید"
                                .formatted(quoted(address)),
                        "'%s' is no whole address of the web; write it as https://tax.example/certificate"
                                .formatted(quoted(address))));
    }

    private static String quoted(String text) {
        return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + '…';
    }
}
