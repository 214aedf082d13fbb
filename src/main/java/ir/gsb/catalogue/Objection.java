package ir.gsb.catalogue;

import java.util.Locale;

/** Why something is not done with a sheet. The names are stable: systems read them. */
public enum Objection {
    UNKNOWN_SERVICE("چنین شناسنامه‌ای نیست", "there is no such sheet"),
    UNKNOWN_AGENCY("دستگاه در فهرست دستگاه‌ها نیست", "the agency is not in the catalogue"),
    NOT_YOUR_AGENCY("این شناسنامه از آنِ دستگاه دیگری است", "the sheet belongs to another agency"),
    NOT_YOUR_ROLE("نقش شما این کار را نمی‌تواند", "your role may not do this"),
    WRONG_STATE("در این وضعیت چنین کاری شدنی نیست", "this cannot be done in the state that the sheet is in"),
    REVIEWER_OF_AGENCY(
            "بررسی‌کننده نباید از همان دستگاه باشد", "who reviews must not belong to the agency whose sheet it is"),
    OVERTAKEN(
            "شناسنامه در این میان دگرگون شده است؛ نخست نسخهٔ کنونی را ببینید",
            "the sheet was changed meanwhile; look at what it says now and send again with its edit"),
    OWN_WORK("کسی نوشته یا امضاشدهٔ خود را تأیید نمی‌کند", "nobody approves what he wrote or signed"),
    INCOMPLETE("بخش‌های لازم شناسنامه هنوز خالی است", "parts that are needed for signing are still empty"),
    UNFIT_VALUE("چیزی در شناسنامه درست نیست", "something in the sheet is not what it has to be"),
    REASON_NEEDED("دلیل را بنویسید", "give a reason"),
    REMARKS_NEEDED("بنویسید کدام بخش چه کم دارد", "say of at least one field what is wrong with it"),
    UNKNOWN_FIELD("شناسنامه چنین بخشی ندارد", "a remark is on a field that a sheet does not have"),
    REFERENCE_TAKEN("این شمارهٔ دستگاه پیش‌تر به کار رفته است", "the agency has used this reference already"),
    UNFIT_REFERENCE(
            "شمارهٔ دستگاه باید ۱ تا ۶۴ حرف لاتین، رقم، نقطه، خط تیره یا زیرخط باشد",
            "a reference is 1 to 64 Latin letters, digits, dots, hyphens or underscores"),
    UNKNOWN_PARENT(
            "خدمت مادر نیست، پایان یافته یا خود زیرخدمت است", "the parent is unknown, retired or a sub-service itself"),
    OTHER_PARENT("خدمت مادر دگرگون نمی‌شود", "the parent of a service cannot be changed"),
    PARENT_WITHOUT_CODE("خدمت مادر هنوز شناسه ندارد", "the parent has no code yet"),
    PARENT_NOT_PUBLISHED("خدمت مادر منتشر نشده است", "the parent is not published"),
    HAS_SUB_SERVICES("زیرخدمت‌های این خدمت پایان نیافته‌اند", "sub-services of it are not retired"),
    CODES_USED_UP("شناسهٔ آزادی نمانده است", "there is no code left to give");

    private final Text says;

    Objection(String fa, String en) {
        this.says = new Text(fa, en);
    }

    /** As systems read it, {@code wrong-state}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether he asked for what is not his, rather than at the wrong time or without what it needs. */
    boolean isOfRights() {
        return this == NOT_YOUR_AGENCY || this == NOT_YOUR_ROLE || this == REVIEWER_OF_AGENCY || this == OWN_WORK;
    }

    public Text says() {
        return says;
    }
}
