package ir.gsb.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.store.SharedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a word is spelt in a sheet and however it is typed, it is found. */
class SpellingsTest {

    private static final List<String> COMPOUNDS = List.of(
            "رتبه‌بندی",
            "ارائه‌دهنده",
            "راه‌اندازی",
            "برنامه‌ریزی",
            "نقشه‌برداری",
            "شکل‌گیری",
            "اطلاع‌رسانی",
            "یکپارچه‌سازی",
            "موازی‌کاری",
            "مستمری‌بگیر",
            "کسب‌وکار",
            "پیش‌نویس");

    private static HikariDataSource store;
    private static SqlCatalogue catalogue;
    private static LuceneSearch search;
    private static final List<String> CODES = new ArrayList<>();

    @BeforeAll
    static void publish() {
        store = SharedPostgres.migrated("spellings");
        var publishing = new TestPublishing(store);
        publishing.agency("agency", "دستگاه", "Agency");
        for (int compound = 0; compound < COMPOUNDS.size(); compound++) {
            List<String> spellings = spellings(COMPOUNDS.get(compound));
            for (int spelling = 0; spelling < spellings.size(); spelling++) {
                String code = String.format("%06d%02d", compound + 1, spelling);
                CODES.add(code);
                publishing.publish(
                        "agency", code, TestPublishing.sheet("گواهی " + spellings.get(spelling) + " نمونه", "", ""));
            }
        }
        publishing.publish(
                "agency",
                "90000001",
                TestPublishing.sheet(
                        "پیاده‌سازی‌های دولت الکترونیکی",
                        "",
                        "معماری سرویس‌گرا و خدمت‌محور؛ شفافیت در اطلاع‌رسانی و دسترسی دستگاه‌های اجرایی به خدمات"));
        catalogue = new SqlCatalogue(store);
        search = ReadySearch.of(catalogue);
    }

    @AfterAll
    static void close() {
        search.close();
        catalogue.close();
        store.close();
    }

    /** With a half-space, with a space, as one, and with the half-space and Arabic letters. */
    private static List<String> spellings(String word) {
        return List.of(
                word,
                word.replace('\u200c', ' '),
                word.replace("\u200c", ""),
                word.replace('ی', 'ي').replace('ک', 'ك'));
    }

    private static List<String> found(String words) {
        return Stream.of(1, 2)
                .map(page -> search.find(new Question(words, java.util.Map.of(), page)))
                .flatMap(results -> results.hits().stream())
                .map(hit -> hit.listing().code())
                .toList();
    }

    @Test
    void all_sixteen_pairings_of_four_spellings_match() {
        for (int compound = 0; compound < COMPOUNDS.size(); compound++) {
            String prefix = String.format("%06d", compound + 1);
            List<String> four =
                    CODES.stream().filter(code -> code.startsWith(prefix)).toList();
            for (String typed : spellings(COMPOUNDS.get(compound))) {
                assertThat(found(typed)).as("'%s' typed", typed).containsAll(four);
            }
        }
    }

    /** Phrases as news agencies once had them on their pages, and as they should have been. */
    @ParameterizedTest
    @CsvSource({
        "رتبهبندی, رتبه‌بندی",
        "گفتوگو خدمتمحور سرویسگرا, خدمت‌محور سرویس‌گرا",
        "برنامهریزی, برنامه‌ریزی",
        "شکلگیری, شکل‌گیری",
        "اطلاعرسانی و دسترسی, اطلاع‌رسانی و دسترسی",
        "اطلاع رساني, اطلاع‌رسانی",
        "ارائهدهنده, ارائه‌دهنده",
        "ارائه دهنده ی, ارائه‌دهنده",
        "ارایهدهنده, ارائه‌دهنده",
        "نقشهبرداری, نقشه‌برداری",
        "راهاندازي, راه‌اندازی",
        "راه اندازی, راه‌اندازی",
        "پیادهسازی, پیاده‌سازی",
        "پیاده سازی, پیاده‌سازی",
        "دستگاههاي اجرايي, دستگاه‌های اجرایی",
        "دستگاه های اجرایی, دستگاه‌های اجرایی",
        "موازی کاری ها, موازی‌کاری‌ها",
        "دولت الكترونيكي, دولت الکترونیکی",
    })
    void finds_by_broken_spelling_what_the_right_one_finds(String broken, String right) {
        assertThat(found(right)).isNotEmpty();
        assertThat(found(broken).subList(0, found(right).size())).hasSameElementsAs(found(right));
    }

    @Test
    void compounds_of_three_parts_are_found_as_one() {
        assertThat(found("پیادهسازیهای")).first().isEqualTo("90000001");
        assertThat(found("پیاده سازی های")).first().isEqualTo("90000001");
    }
}
