package ir.gsb.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page of a container that people read: who asked whom, what became of it, and what proves it; Persian, then English.
 * It proves nothing itself. There is no script in it, and nothing is fetched.
 */
final class Summary {

    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="fa" dir="rtl">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>مدرک تبادل %1$s</title>
        <style>
        body { font-family: Vazirmatn, Tahoma, sans-serif; line-height: 1.8; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
        h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
        table { border-collapse: collapse; width: 100%% }
        th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ccc; overflow-wrap: anywhere }
        th { width: 13rem; font-weight: 600 }
        </style>
        </head>
        <body>
        <main>
        <h1>مدرک یک تبادل</h1>
        <table>
        %2$s</table>
        <h2>چه چیزی آن را ثابت می‌کند</h2>
        <p>این صفحه خود چیزی را ثابت نمی‌کند؛ پرونده‌های کنار آن ثابت می‌کنند. با دستور <bdi dir="ltr">gsb verify</bdi> بررسی کنید.</p>
        <ul>
        %3$s</ul>
        <section lang="en" dir="ltr">
        <h1>Evidence of one exchange</h1>
        <table>
        %4$s</table>
        <h2>What proves it</h2>
        <p>This page proves nothing itself; the files beside it do. Check them with <code>gsb verify</code>.</p>
        <ul>
        %5$s</ul>
        </section>
        </main>
        </body>
        </html>
        """;

    private record Line(String member, String persian, String english) {}

    private static final List<Line> LINES = List.of(
            new Line("id", "شناسه تبادل", "Exchange"),
            new Line("client", "پرسنده", "Who asked"),
            new Line("user", "کاربر", "On behalf of the user"),
            new Line("provider", "پاسخ‌دهنده", "Whom"),
            new Line("inquiry", "استعلام", "What"),
            new Line("mode", "شیوه", "Mode"),
            new Line("agreement", "تفاهم‌نامه", "On which agreement"),
            new Line("trackingCode", "کد پیگیری", "Tracking code"),
            new Line("messageId", "شناسه پیام", "Message id"),
            new Line("protocol", "پروتکل", "Protocol"),
            new Line("outcome", "نتیجه", "Outcome"),
            new Line("status", "کد HTTP", "HTTP status"),
            new Line("detail", "توضیح", "Detail"));

    private Summary() {}

    static String of(ExchangeEvidence evidence) {
        RecordedText records =
                RecordedText.of(evidence.records().stream().map(Recorded::text).toList());
        return PAGE.formatted(
                escaped(evidence.id().toString()),
                rows(records, true),
                items(proofs(evidence, true)),
                rows(records, false),
                items(proofs(evidence, false)));
    }

    private static String rows(RecordedText records, boolean persian) {
        String said = LINES.stream()
                .flatMap(line -> records.text(line.member()).stream()
                        .map(value -> row(persian ? line.persian() : line.english(), value, persian)))
                .collect(Collectors.joining());
        return said
                + time(persian ? "زمان پذیرش" : "Accepted", records.first(), persian)
                + time(persian ? "زمان پایان" : "Ended", records.last(), persian);
    }

    private static String time(String name, Instant at, boolean persian) {
        return row(name, persian ? PersianText.time(at) + " (تهران)" : at.toString(), persian);
    }

    /** Identifiers keep their own digits and direction: they are to be compared and copied. */
    private static String row(String name, String value, boolean persian) {
        String shown = persian ? "<bdi>" + escaped(value) + "</bdi>" : escaped(value);
        return "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" + shown + "</td></tr>\n";
    }

    private static List<Optional<String>> proofs(ExchangeEvidence evidence, boolean persian) {
        int stamps = evidence.timeStamps().size();
        int witnesses = evidence.witnessKeys().size();
        return List.of(
                evidence.client()
                        .map(client -> persian ? "امضای پرسنده بر پرسش" : "the client's signature over the request"),
                evidence.answer()
                        .map(answer -> persian ? "امضای گذرگاه بر پاسخ" : "the hub's signature over the answer"),
                Optional.of(
                        persian
                                ? "اثبات بودن رکوردها در دفتر همگانی"
                                : "proofs that the records are in the public log"),
                count(
                        stamps,
                        persian ? "مُهر زمان بر وضعیت دفتر: " : "time-stamps over the log's checkpoint: ",
                        persian),
                count(witnesses, persian ? "گواهان وضعیت دفتر: " : "witnesses of the log's checkpoint: ", persian),
                Optional.of(
                        persian
                                ? "مُهر گذرگاه بر فهرست همه پرونده‌ها، با مُهر زمان"
                                : "the hub's seal over the list of all files, with its time-stamp"));
    }

    private static Optional<String> count(int number, String what, boolean persian) {
        String written = String.valueOf(number);
        return number == 0 ? Optional.empty() : Optional.of(what + (persian ? PersianText.digits(written) : written));
    }

    private static String items(List<Optional<String>> items) {
        return items.stream()
                .flatMap(Optional::stream)
                .map(item -> "<li>" + escaped(item) + "</li>\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
