package ir.gsb.samples.country;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Classification.Audience;
import ir.gsb.catalogue.Classification.Level;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Classification.Start;
import ir.gsb.catalogue.Contact;
import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.FilledBy;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.Needs.Law;
import ir.gsb.catalogue.Needs.Paper;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Representative;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the sheet of a service, all sections of it. */
final class SheetWriter {

    private static final List<String> SCREEN_STEPS =
            List.of("ورود به درگاه", "وارد کردن شماره یا مشخصات", "جست‌وجو در پایگاه اطلاعات", "نمایش نتیجه");

    private final long seed;
    private final Sort.All sorts;
    private final Bus bus = new Bus();
    private final Map<String, List<String>> synonyms = new LinkedHashMap<>();

    SheetWriter(Sort.All sorts, long seed) {
        this.seed = seed;
        this.sorts = sorts;
        for (String line : Lines.of("synonyms.txt")) {
            List<String> parts = Lines.split(line, "\\|");
            synonyms.put(parts.getFirst(), Lines.split(parts.getLast(), "،"));
        }
    }

    Sheet write(Case about, Representative writer) {
        Agency agency = about.provider().agency();
        Lot lot = Lot.of(seed, agency.code() + " " + about.reference());
        Sort sort = about.thing().sort();
        Text title = about.title();
        boolean electronic = Ways.electronic(sort, about.deed(), lot);
        String address = agency.site() + "/services/" + about.reference();
        Access access = Ways.access(sort, electronic, address, lot);
        List<Paper> papers = papers(about, lot);
        int days = about.deed().days() == 0 ? 0 : about.deed().days() + lot.below(5);
        String output = about.deed().outputOf(about.thing().name());
        return new Sheet(
                title,
                description(about, electronic, days),
                classification(about, title),
                keywords(about),
                new Needs(papers, sort.conditions, laws(about)),
                List.of(output),
                figures(sort, days, Ways.visits(access), lot),
                List.of(cost(about.deed(), title, electronic, lot)),
                access,
                List.of("سامانهٔ خدمات الکترونیکی " + agency.name().fa(), sort.system),
                bus.relations(agency.code(), papers, electronic, lot),
                processes(output),
                atScreen(about.deed()) ? SCREEN_STEPS : sort.steps,
                contact(agency),
                new FilledBy(writer.name(), writer.position(), writer.telephone()));
    }

    private static boolean atScreen(Deed deed) {
        return deed.days() == 0 && deed.rials() == 0 && deed.rank() > 0;
    }

    private static Text description(Case about, boolean electronic, int days) {
        Text what = about.deed().aboutOf(about.thing().name());
        Text agency = about.provider().agency().name();
        Text narrowed = about.narrowed();
        String fa = what.fa()
                + (narrowed.fa().isEmpty() ? "" : " این زیرخدمت " + narrowed.fa() + " ارائه می‌شود.")
                + " " + agency.fa()
                + (electronic
                        ? " این خدمت را بدون نیاز به مراجعهٔ حضوری ارائه می‌کند"
                        : " این خدمت را در میز خدمت و دفترهای خود ارائه می‌کند")
                + (days == 0
                        ? " و نتیجه بی‌درنگ اعلام می‌شود."
                        : " و انجام آن به‌طور میانگین " + Digits.fa(days) + " روز کاری زمان می‌برد.");
        String en = what.en()
                + (narrowed.en().isEmpty() ? "" : " This part of the service is given " + narrowed.en() + ".")
                + " " + agency.en() + (electronic ? " gives it without a visit" : " gives it at its service desk")
                + (days == 0 ? ", at once." : ", in " + days + " working days on average.");
        return new Text(fa, en);
    }

    private static Classification classification(Case about, Text title) {
        Agency agency = about.provider().agency();
        Thing thing = about.thing();
        Set<Audience> audience = EnumSet.of(
                switch (thing.kind()) {
                    case G2C -> Audience.CITIZENS;
                    case G2B -> Audience.BUSINESSES;
                    case G2G -> Audience.AGENCIES;
                });
        if (title.fa().contains("خارجی") && thing.kind() != Classification.Kind.G2G) {
            audience.add(Audience.FOREIGNERS);
        }
        if (about.narrowed().fa().contains("حقوقی") || about.narrowed().fa().contains("شرکت")) {
            audience.add(Audience.BUSINESSES);
        }
        if (title.fa().contains("کارکنان دستگاه") || title.fa().contains("کارکنان دولت")) {
            audience.add(Audience.EMPLOYEES);
        }
        Set<Province> provinces = EnumSet.noneOf(Province.class);
        agency.province().ifPresent(provinces::add);
        return new Classification(
                thing.kind(),
                thing.sort().nature,
                level(agency, title),
                about.provider().cluster(),
                audience,
                EnumSet.of(thing.event()),
                about.deed().rank() == 0 ? thing.sort().start : Start.REQUEST,
                provinces);
    }

    private static Level level(Agency agency, Text title) {
        return switch (agency.kind()) {
            case GOVERNORATE -> Level.PROVINCIAL;
            case MUNICIPALITY -> Level.URBAN;
            case MINISTRY, SUBSIDIARY, BANK, INSURER, PUBLIC_BODY ->
                title.fa().contains("روستایی") || title.fa().contains("عشایر") ? Level.RURAL : Level.NATIONAL;
        };
    }

    private List<String> keywords(Case about) {
        Set<String> words = new LinkedHashSet<>();
        words.add(about.thing().name().fa());
        words.add(Lines.split(about.title().fa(), " ").getFirst());
        words.add(Wording.of(about.provider().cluster()).fa());
        if (about.thing().event() != LifeEvent.OTHER) {
            words.add(Wording.of(about.thing().event()).fa());
        }
        synonyms.forEach((word, others) -> {
            if (about.title().fa().contains(word)) {
                words.addAll(others);
            }
        });
        return List.copyOf(words);
    }

    private List<Paper> papers(Case about, Lot lot) {
        if (atScreen(about.deed())) {
            return List.of(new Paper("شماره یا کد یکتای سند", false, "", ""));
        }
        List<Paper> all = new ArrayList<>();
        for (Paper paper : about.thing().sort().papers) {
            if (all.isEmpty() || lot.percent(85)) {
                all.add(paper);
            }
        }
        sorts.hints().stream()
                .filter(hint -> hint.fits(about.thing()))
                .map(Sort.Hint::paper)
                .forEach(all::add);
        all.addAll(sorts.also().getOrDefault(about.deed().name(), List.of()));
        return bus.papers(about.provider().agency().code(), all);
    }

    private static List<Law> laws(Case about) {
        List<Law> laws = new ArrayList<>(about.provider().laws());
        laws.addAll(about.thing().sort().laws);
        return laws;
    }

    private static Figures figures(Sort sort, int days, int visits, Lot lot) {
        long receivers = 100L + lot.below(900);
        for (int i = lot.below(4); i > 0; i--) {
            receivers *= 7;
        }
        return new Figures(receivers, lot.pick(List.of(Figures.Period.values())), days, sort.frequency, visits);
    }

    private static Cost cost(Deed deed, Text title, boolean electronic, Lot lot) {
        if (deed.rials() == 0) {
            return new Cost("این خدمت رایگان است", 0, "پرداختی ندارد");
        }
        long rials = deed.rials() * (60 + lot.below(90)) / 100 / 10_000 * 10_000;
        String how = electronic ? "پرداخت برخط با کارت بانکی" : "پرداخت با کارت بانکی در دفتر پیشخوان یا محل مراجعه";
        return new Cost("تعرفهٔ " + title.fa(), Math.max(50_000, rials), how);
    }

    private static List<String> processes(String output) {
        return List.of("پذیرش و ثبت درخواست", "رسیدگی و تصمیم‌گیری", "آماده‌سازی و تحویل " + output);
    }

    private static Contact contact(Agency agency) {
        String place = agency.province()
                .map(province -> "استان " + province.title().fa())
                .orElse("تهران");
        return new Contact(
                place + "، " + agency.name().fa() + "، میز خدمت", agency.telephone(), "شنبه تا چهارشنبه، ساعت ۸ تا ۱۴");
    }
}
