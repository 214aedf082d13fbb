package ir.gsb.evidence;

import ir.gsb.evidence.Check.Verdict;

/** What one check found, if it did not fail. */
record Judgement(Verdict verdict, String found) {

    static Judgement holds(String found) {
        return new Judgement(Verdict.HOLDS, found);
    }

    static Judgement notChecked(String why) {
        return new Judgement(Verdict.NOT_CHECKED, why);
    }

    static Judgement noTrust(String whom) {
        return new Judgement(Verdict.NO_TRUST, whom);
    }
}
