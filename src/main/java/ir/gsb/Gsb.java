package ir.gsb;

import ir.gsb.cli.GsbCommand;

/** Where everything starts: the hub, or with a command word one command, which starts no hub. */
public final class Gsb {

    private Gsb() {}

    public static void main(String[] args) {
        if (GsbCommand.isMeant(args)) {
            System.setProperty("logback.configurationFile", "logback-command.xml");
            System.exit(GsbCommand.run(args));
        }
        startHub(args);
    }

    private static void startHub(String[] args) {
        try {
            GsbApplication.start(args);
        } catch (RuntimeException failed) {
            System.err.println(Reason.of(failed));
            System.exit(2);
        }
    }
}
