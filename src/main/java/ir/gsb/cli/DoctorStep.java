package ir.gsb.cli;

import java.util.Locale;

/** What must hold, one after the other, before a party can ask a hub. */
enum DoctorStep {
    ADDRESS("the hub's name leads to an address", "نام گذرگاه به یک نشانی می‌رسد"),
    CONNECTION("something listens there", "در آن نشانی برنامه‌ای گوش می‌دهد"),
    TLS("the connection is safe", "اتصال امن است"),
    HUB("a hub answers, and signs", "یک گذرگاه پاسخ می‌دهد و امضا می‌کند"),
    HUB_CERTIFICATE("it is the hub that you trust", "همان گذرگاهی است که به آن اعتماد دارید"),
    CLOCK("your clock agrees with the hub's", "ساعت شما با ساعت گذرگاه می‌خواند"),
    KEY("your key belongs to your certificate", "کلید شما از آنِ گواهی شماست"),
    CERTIFICATE("your certificate is in its time", "گواهی شما در مدت اعتبار خود است"),
    ANSWER("the hub's answer is for your request", "پاسخ گذرگاه برای درخواست خود شماست"),
    ACCEPTED("the hub accepts your signature", "گذرگاه امضای شما را می‌پذیرد"),
    AGREEMENT("you may ask", "اجازهٔ استعلام دارید");

    private final String english;
    private final String persian;

    DoctorStep(String english, String persian) {
        this.english = english;
        this.persian = persian;
    }

    String english() {
        return english;
    }

    String persian() {
        return persian;
    }

    /** For machines, {@code hub-certificate}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
