package ir.gsb.tracking;

/** Lets citizens look at their cases, and nobody else. */
public final class Tracking {

    /**
     * Looks for a case. A wrong code and a wrong factor are one answer and take the same time. Wrong guesses are counted for
     * the code and for the source, on all nodes together, and from some number on the next look has to wait.
     *
     * @param code the tracking code; Persian and Arabic digits are read, spaces and hyphens ignored
     * @param factor the last four digits of the citizen's mobile, or his national ID; read like the code
     * @param source the address that the look comes from
     */
    public Look look(String code, String factor, String source) {
        throw new UnsupportedOperationException();
    }
}
