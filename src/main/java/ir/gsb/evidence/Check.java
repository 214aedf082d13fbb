package ir.gsb.evidence;

/**
 * One of the numbered checks and what it found.
 *
 * @param found one sentence
 */
public record Check(Subject subject, Verdict verdict, String found) {

    /** What is checked, in this order. */
    public enum Subject {
        SHAPE("the container's shape", "شکل پرونده"),
        MANIFEST("every file is listed, and as listed", "فهرست پرونده‌ها"),
        SEAL("the seal and its time-stamp", "مُهر و زمان آن"),
        COMMITMENTS("what was said is what was recorded", "یکی بودن گفته و ثبت‌شده"),
        LOG("the records are in the log", "بودن رکوردها در دفتر"),
        TIME_STAMPS("when the log said so", "زمان دفتر"),
        WITNESSES("who else saw the log", "گواهان دفتر"),
        SIGNATURES("who asked and who answered", "امضای پرسش و پاسخ"),
        CERTIFICATES("whose the keys are", "گواهی‌های کلیدها");

        private final String english;
        private final String persian;

        Subject(String english, String persian) {
            this.english = english;
            this.persian = persian;
        }

        public int number() {
            return ordinal() + 1;
        }

        public String english() {
            return english;
        }

        public String persian() {
            return persian;
        }
    }

    /** What a check can come to. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** There is nothing to be checked, and there need not be. */
        NOT_CHECKED,
        /** It could be checked, had the one who asks said whom he trusts. */
        NO_TRUST
    }
}
