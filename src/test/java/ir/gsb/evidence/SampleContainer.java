package ir.gsb.evidence;

import ir.gsb.message.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The evidence of an exchange in a file, and beside it the files that say whom to trust. */
public record SampleContainer(Path file, Path authority, Path logKey, Path witness, Path hub) {

    /** Makes all of them in a folder. */
    public static SampleContainer in(Path folder) throws IOException {
        SampleKeys keys = SampleKeys.make();
        byte[] container =
                SampleExchange.container(keys, SampleExchange.evidence(keys, SampleKeys.PORTAL, Protocol.REST));
        return new SampleContainer(
                Files.write(folder.resolve("exchange.asice"), container),
                keys.folder().resolve("ca.pem"),
                Files.writeString(
                        folder.resolve("log.vkey"), SampleLog.LOG.verifier().vkey() + "\n"),
                Files.writeString(
                        folder.resolve("witness.vkey"),
                        SampleLog.WITNESS.verifier().vkey() + "\n"),
                keys.folder().resolve("hub/evidence-cert.pem"));
    }
}
