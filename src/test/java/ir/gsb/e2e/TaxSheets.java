package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.NewSheet;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.Wish;
import ir.gsb.catalogue.Word;
import java.util.Optional;
import java.util.UUID;

/** Sheets of the tax administration, brought as far as a test needs them without its pages. */
record TaxSheets(SampleHub hub) {

    static final Optional<String> TAX = Optional.of("tax");

    static String fresh() {
        return "wp-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static String path(ServiceFile file) {
        return "/workplace/services/" + file.id();
    }

    static Person representative() {
        return new Person("test-writer", Role.REPRESENTATIVE, TAX);
    }

    static ServiceFile done(Acted acted) {
        assertThat(acted).isInstanceOf(Acted.Done.class);
        return ((Acted.Done) acted).now();
    }

    SheetDesk desk() {
        return hub.part(SheetDesk.class);
    }

    SheetFiles files() {
        return hub.part(SheetFiles.class);
    }

    ServiceFile now(ServiceFile file) {
        return files().file(file.id()).orElseThrow();
    }

    ServiceFile begun(Sheet sheet) {
        return done(desk().draft(representative(), new NewSheet("tax", fresh(), Optional.empty(), sheet)));
    }

    ServiceFile saved(ServiceFile file, String from, String to) {
        Sheet sheet = Sheets.read(Sheets.write(file.sheet()).replace(from, to));
        return done(desk().save(representative(), file.id(), file.edit(), sheet));
    }

    ServiceFile step(ServiceFile file, Role role, Word word) {
        Optional<String> agency = role.ofAgency() ? TAX : Optional.empty();
        return done(desk().act(new Person("test-" + role, role, agency), file.id(), Wish.to(word, file.edit())));
    }

    ServiceFile signed() {
        return step(drafted("صدور گواهی مالیاتی"), Role.SIGNER, Word.SIGN);
    }

    ServiceFile underReview() {
        return step(signed(), Role.REVIEWER, Word.TAKE_UP);
    }

    ServiceFile published() {
        return step(step(underReview(), Role.REVIEWER, Word.APPROVE), Role.REVIEWER, Word.PUBLISH);
    }

    /** One that has all it needs. */
    ServiceFile drafted(String title) {
        Sheet sheet = Sheets.read("""
            {"title":{"fa":"%s","en":"Tax clearance"},"description":{"fa":"برای فروش ملک یا خروج سرمایه گواهی لازم است.","en":"For a sale."},
             "classification":{"kind":"G2C","nature":"SOVEREIGN","level":"NATIONAL","cluster":"FINANCE",
               "audience":["CITIZENS","BUSINESSES"],"events":["TAX","PROPERTY"],"start":"REQUEST","provinces":[]},
             "keywords":["مفاصاحساب","مالیات"],
             "needs":{"documents":[{"title":"کارت ملی","original":false,"inquiry":"person-identity/v1","form":""},
               {"title":"سند مالکیت","original":true,"inquiry":"","form":""}],
               "conditions":["نداشتن بدهی قطعی"],"laws":[{"title":"قانون مالیات‌های مستقیم","article":"۱۸۷","date":"۱۳۶۶/۱۲/۰۳"}]},
             "outputs":["گواهی مالیاتی"],
             "figures":{"receivers":120000,"period":"YEAR","days":3,"frequency":"AS_NEEDED","visits":0},
             "costs":[{"title":"صدور گواهی","rials":500000,"how":"پرداخت برخط"}],
             "access":{"information":{"channels":["WEB"],"visitReason":""},"request":{"channels":["WEB"],"visitReason":""},
               "production":{"channels":["WEB"],"visitReason":""},"delivery":{"channels":["WEB"],"visitReason":""},
               "address":"https://tax.example.ir/clearance"},
             "systems":["سامانهٔ مالیاتی"],"relations":[{"agency":"سازمان ثبت اسناد","system":"املاک",
               "fields":["پلاک ثبتی"],"fee":0,"way":"ONLINE","doneBy":"AGENCY","inquiry":"property-title/v1"}],
             "processes":["صدور گواهی"],"diagram":["ثبت درخواست","بررسی پرونده","صدور گواهی"],
             "contact":{"address":"تهران، خیابان داور","telephone":"021-33967000","hours":"شنبه تا چهارشنبه، ۸ تا ۱۴"},
             "filledBy":{"name":"مریم احمدی","position":"کارشناس","telephone":"021-33967001"}}
            """.formatted(title));
        return begun(sheet);
    }
}
