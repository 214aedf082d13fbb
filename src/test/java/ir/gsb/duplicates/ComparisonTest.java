package ir.gsb.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Text;
import ir.gsb.duplicates.Reason.Trait;
import ir.gsb.search.TestPublishing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String PERMIT_LAW = "قانون نظام صنفی";
    private static final List<String> PERMIT_PAPERS = List.of("کارت ملی", "اجاره‌نامه", "گواهی مالیاتی");
    private static final List<String> TRADES = List.of(
            "نانوایی",
            "طلافروشی",
            "چاپخانه",
            "داروخانه",
            "گلخانه",
            "سینما",
            "هتل",
            "درمانگاه",
            "کتاب‌فروشی",
            "قصابی",
            "عکاسی",
            "آرایشگاه",
            "تعمیرگاه",
            "رستوران",
            "خیاطی",
            "نجاری",
            "باشگاه",
            "آموزشگاه",
            "مهدکودک",
            "کارواش");

    private final List<Profile> profiles = new ArrayList<>();

    /** Five agencies give permits to four trades each, in one sentence, upon the same papers and by the same law. */
    ComparisonTest() {
        for (int trade = 0; trade < TRADES.size(); trade++) {
            permit("agency-" + trade % 5, "100%05d".formatted(trade), TRADES.get(trade));
        }
    }

    private void permit(String agency, String code, String trade) {
        String permit = "پروانهٔ بهره‌برداری " + trade;
        add(agency, code, "صدور " + permit, permit, PERMIT_PAPERS, LifeEvent.BUSINESS, PERMIT_LAW);
    }

    private void add(
            String agency,
            String code,
            String title,
            String output,
            List<String> papers,
            LifeEvent event,
            String... laws) {
        var classification = new Classification(null, null, null, null, Set.of(), Set.of(event), null, Set.of());
        Sheet plain = TestPublishing.sheet(title, "", "", classification, false, papers);
        var needs = new Needs(
                plain.needs().documents(),
                List.of(),
                List.of(laws).stream().map(law -> new Needs.Law(law, "", "")).toList());
        var sheet = new Sheet(
                plain.title(),
                plain.description(),
                classification,
                List.of(),
                needs,
                List.of(output),
                plain.figures(),
                plain.costs(),
                plain.access(),
                plain.systems(),
                plain.relations(),
                plain.processes(),
                plain.diagram(),
                plain.contact(),
                plain.filledBy());
        var listing =
                new Listing(0, code, Optional.empty(), agency, sheet.title(), classification, false, 1, Instant.EPOCH);
        profiles.add(Profile.of(new PublishedService(listing, sheet)));
    }

    private List<Likeness> compared() {
        return new Comparison(profiles, ComparisonTest::agency).likeliest(1_000, 0, List.of());
    }

    private static Optional<Agency> agency(String code) {
        Agency.Kind kind = code.startsWith("bank") ? Agency.Kind.BANK : Agency.Kind.SUBSIDIARY;
        return Optional.of(new Agency(code, Optional.empty(), kind, Text.NONE, Optional.empty(), "", "", true));
    }

    private Likeness likeness(String code, String other) {
        return new Comparison(profiles, ComparisonTest::agency)
                .likeliest(1, 99, List.of(List.of(code, other))).stream()
                        .filter(pair -> pair.isOf(code, other))
                        .findFirst()
                        .orElseThrow();
    }

    private void boats() {
        String law = "قانون دریایی";
        List<String> papers = List.of("کارت ملی", "برگهٔ ساخت قایق");
        add("agency-1", "20010001", "ثبت قایق صیادی کوچک", "گواهی قایق صیادی", papers, LifeEvent.PROPERTY, law);
        add("agency-2", "20020001", "درج قایق‌های صیادی در دفتر", "سند قایق صیادی", papers, LifeEvent.PROPERTY, law);
    }

    @Test
    void the_same_object_law_and_event_in_other_words_is_likely() {
        boats();
        Likeness first = compared().getFirst();
        assertThat(first.isOf("20010001", "20020001")).isTrue();
        assertThat(first.score()).isGreaterThan(50);
        assertThat(first.reasons())
                .extracting(Reason::trait)
                .contains(Trait.TITLE, Trait.LAWS)
                .doesNotContain(Trait.CONTRAST);
        assertThat(first.reasons().getFirst().shared()).contains("قایق", "صیادی");
    }

    @Test
    void the_same_sentence_with_another_object_is_not() {
        boats();
        assertThat(compared())
                .filteredOn(pair -> !pair.isOf("20010001", "20020001"))
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(pair.score()).isLessThan(10));
        assertThat(likeness("10000001", "10000002").reasons().getLast())
                .isEqualTo(new Reason(
                        Trait.CONTRAST,
                        likeness("10000001", "10000002").reasons().getLast().weight(),
                        List.of("طلافروشی", "چاپخانه")));
    }

    @Test
    void what_a_template_brings_along_counts_once() {
        List<Evidence> evidence = new Corpus(profiles, ComparisonTest::agency).evidence(1, 2);
        assertThat(evidence).hasSizeGreaterThan(6);
        assertThat(evidence.stream().skip(1))
                .allSatisfy(each -> assertThat(each.strength()).isLessThan(0.1));
    }

    @Test
    void the_same_sentence_with_the_same_object_is_likelier_than_with_another() {
        permit("agency-1", "30010001", "گلخانه");
        Likeness same = likeness("10000004", "30010001");
        assertThat(compared().getFirst()).isEqualTo(same);
        assertThat(same.reasons()).extracting(Reason::trait).doesNotContain(Trait.CONTRAST);
    }

    @Test
    void bodies_that_do_the_same_for_their_own_customers_are_no_pair() {
        permit("bank-1", "40010001", "صندوق امانات");
        permit("bank-2", "40020001", "صندوق امانات");
        assertThat(compared()).noneMatch(pair -> pair.isOf("40010001", "40020001"));
    }

    @Test
    void the_order_of_the_services_does_not_matter() {
        boats();
        List<Likeness> before = compared();
        Collections.shuffle(profiles, new Random(7));
        assertThat(compared()).isEqualTo(before);
    }

    @Test
    void a_score_means_less_the_more_pairs_there_are() {
        assertThat(new Scale(100).score(15)).isGreaterThan(90);
        assertThat(new Scale(1e9).score(15)).isZero();
        assertThat(new Scale(100).score(1_000)).isEqualTo(99);
    }
}
