package ir.gsb.samples;

import ir.gsb.tracking.CaseState;
import java.util.List;
import java.util.Random;

/** What agencies and citizens say in made-up cases. */
final class CaseWords {

    private static final List<String> PAPERS = List.of(
            "تصویر پشت و روی کارت را بارگذاری کنید.",
            "نشانی دقیق محل و کد پستی را کامل کنید.",
            "رسید پرداخت تعرفه را بفرستید.",
            "برگهٔ تعهد را امضا و بارگذاری کنید.");

    private static final List<String> REASONS = List.of(
            "مدارک در زمان گفته‌شده نرسید.",
            "درخواست با شرایط این خدمت هم‌خوان نیست؛ شرایط در شناسنامهٔ خدمت آمده است.",
            "برای همین موضوع پروندهٔ دیگری باز است.");

    private static final List<String> COMMENTS = List.of(
            "",
            "",
            "",
            "کار زودتر از آنچه گفته بودند انجام شد.",
            "پیگیری تلفنی پاسخ نمی‌داد.",
            "خوب بود.",
            "باید روشن‌تر می‌گفتند چه مدارکی لازم است.");

    /** For the citizen; empty where nothing need be said. */
    String note(CaseState state, Random random) {
        return switch (state) {
            case WAITING_FOR_PAPERS -> one(PAPERS, random);
            case REJECTED -> one(REASONS, random);
            case FORWARDED -> "برای اظهار نظر فرستاده شد.";
            case DELIVERED -> "نتیجه در کارتابل شما گذاشته شد.";
            case OPENED, ACCEPTED, DECIDED, WITHDRAWN -> "";
        };
    }

    String comment(Random random) {
        return one(COMMENTS, random);
    }

    private static String one(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
