package ir.gsb.catalogue;

import ir.gsb.catalogue.Access.Channel;
import ir.gsb.catalogue.Access.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Sheets for tests. */
final class Samples {

    /** What is hard to keep in a table. */
    private static final String[] TEXTS = {
        "صدور پروانهٔ کسب‌وکار",
        "خط نخست\nخط دوم",
        "=1+1",
        "+98 21 0000",
        "-منها",
        "@نشانی",
        "'نقل",
        "a | b",
        "الف؛ ب",
        "back\\slash\\n",
        "\"quoted\", and ; more",
        "۱۲۳۴۵",
        "",
        "نیم‌فاصله",
        "<b>&amp;",
        "'=sum"
    };

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    /** One that can be signed. */
    static Sheet full(String title) {
        return Sheets.read("""
            {"title":{"fa":"خدمت %s","en":"Service"},"description":{"fa":"شرح","en":"Description"},
             "classification":{"kind":"G2C","nature":"SOVEREIGN","level":"NATIONAL","cluster":"FINANCE",
               "audience":["CITIZENS"],"events":["TAX"],"start":"REQUEST","provinces":[]},
             "keywords":["مالیات"],
             "needs":{"documents":[{"title":"کارت ملی","original":false,"inquiry":"person-identity/v1","form":""}],
               "conditions":["نداشتن بدهی"],"laws":[{"title":"قانون نمونه","article":"۱","date":"۱۳۹۴/۰۴/۳۱"}]},
             "outputs":["گواهی"],
             "figures":{"receivers":1200,"period":"YEAR","days":2,"frequency":"YEARLY","visits":0},
             "costs":[{"title":"صدور","rials":50000,"how":"برخط"}],
             "access":{"information":{"channels":["WEB"],"visitReason":""},"request":{"channels":["WEB"],
               "visitReason":""},"production":{"channels":["WEB"],"visitReason":""},
               "delivery":{"channels":["WEB"],"visitReason":""},"address":"https://tax.example"},
             "systems":["سامانه"],"relations":[{"agency":"civil-registry","system":"population",
               "fields":["نام"],"fee":0,"way":"ONLINE","doneBy":"AGENCY","inquiry":""}],
             "processes":["صدور"],"diagram":["درخواست","صدور"],
             "contact":{"address":"تهران","telephone":"021-0000","hours":"۸ تا ۱۴"},
             "filledBy":{"name":"کارشناس","position":"کارشناس","telephone":"021-0001"}}
            """.formatted(title));
    }

    /** Any one, with whatever is hard to keep in a table. */
    Sheet any() {
        return new Sheet(
                new Text(text(), text()),
                new Text(text(), text()),
                new Classification(
                        maybe(Classification.Kind.values()),
                        maybe(Classification.Nature.values()),
                        maybe(Classification.Level.values()),
                        maybe(Classification.Cluster.values()),
                        some(Classification.Audience.values()),
                        some(Classification.LifeEvent.values()),
                        maybe(Classification.Start.values()),
                        some(Province.values())),
                texts(),
                new Needs(
                        list(() -> new Needs.Paper(word(), random.nextBoolean(), inquiry(), text())),
                        texts(),
                        list(() -> new Needs.Law(word(), text(), "۱۳۹۴/۰۴/۳۱"))),
                texts(),
                new Figures(
                        random.nextBoolean() ? null : random.nextLong(1L << 50),
                        maybe(Figures.Period.values()),
                        random.nextBoolean() ? null : random.nextInt(400),
                        maybe(Figures.Frequency.values()),
                        random.nextBoolean() ? null : random.nextInt(9)),
                list(() -> new Cost(word(), random.nextLong(1L << 40), text())),
                new Access(
                        stage(),
                        stage(),
                        stage(),
                        stage(),
                        random.nextBoolean() ? "" : "https://tax.example/خدمت?a=1%7C2"),
                texts(),
                list(() -> new Relation(
                        word(),
                        text(),
                        texts(),
                        random.nextInt(1000),
                        maybe(Relation.Way.values()),
                        maybe(Relation.DoneBy.values()),
                        inquiry())),
                texts(),
                texts(),
                new Contact(text(), text(), text()),
                new FilledBy(text(), text(), text()));
    }

    private String inquiry() {
        return random.nextBoolean() ? "" : "person-identity/v1";
    }

    private Stage stage() {
        return new Stage(some(Channel.values()), text());
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    /** An item of a list is not empty. */
    private String word() {
        String text = text();
        return text.isEmpty() ? "مورد" : text;
    }

    private List<String> texts() {
        return list(this::word);
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            items.add(item.get());
        }
        return items;
    }

    private <E> E maybe(E[] words) {
        int chosen = random.nextInt(words.length + 1);
        return chosen == words.length ? null : words[chosen];
    }

    private <E> Set<E> some(E[] words) {
        Set<E> chosen = new LinkedHashSet<>();
        Arrays.stream(words).filter(word -> random.nextInt(4) == 0).forEach(chosen::add);
        return chosen;
    }
}
