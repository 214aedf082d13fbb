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

    /** THE ONE PLACE that starts the hub: {@code GsbApplication} is called here. */
    private static void startHub(String[] args) {
        throw new UnsupportedOperationException("this build has no hub to start yet");
    }
}
