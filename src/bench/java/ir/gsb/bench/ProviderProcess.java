package ir.gsb.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The providers in a process of their own. */
record ProviderProcess(ChildProcess process, int port) implements AutoCloseable {

    static ProviderProcess start(Path folder) throws IOException {
        ChildProcess process = ChildProcess.java(
                "providers",
                folder.resolve("providers.log"),
                true,
                List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Providers.class.getName(),
                        Kind.REST.providerAnswer().toString(),
                        Kind.SOAP.providerAnswer().toString()));
        try {
            return new ProviderProcess(process, Integer.parseInt(process.firstLine()));
        } catch (IOException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
