package ir.gsb.cli;

/** What a command tells the shell. */
final class ExitCode {

    static final int ANSWERED = 0;
    static final int REFUSED = 1;
    static final int COULD_NOT_ASK = 2;

    private ExitCode() {}
}
