package ir.gsb.cli;

import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is asked. */
final class InquiryOptions {

    @Parameters(index = "0", paramLabel = "TYPE/VERSION", description = "What is asked, as person-identity/v1.")
    private String type = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "-", description = "Read the request from standard input.")
    private Optional<String> standardInput = Optional.empty();

    @Option(names = "--data", paramLabel = "JSON", description = "The request.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "The file that holds the request: JSON, or with --soap and --soap12 also the XML of the Body.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--soap", description = "Ask over SOAP 1.1 instead of REST.")
    private boolean soap11;

    @Option(names = "--soap12", description = "Ask over SOAP 1.2 instead of REST.")
    private boolean soap12;

    @Option(
            names = "--schemas",
            paramLabel = "FOLDER",
            description = "Where the schemas are that turn JSON into XML and back for SOAP (default: schemas).")
    private Path schemas = Path.of("schemas");

    @Option(names = "--agreement", paramLabel = "ID", description = "The agreement that grants it, as A-1001.")
    private Optional<String> agreement = Optional.empty();

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks inside your agency; it is recorded.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--tracking-code", paramLabel = "CODE", description = "The citizen's case that causes it.")
    private Optional<String> trackingCode = Optional.empty();

    @Option(
            names = "--message-id",
            paramLabel = "UUID",
            description = "Ask again what was asked under this id: the provider is not asked twice.")
    private Optional<UUID> messageId = Optional.empty();

    private final InputStream in;

    InquiryOptions(InputStream in) {
        this.in = in;
    }

    InquiryType type() {
        return InquiryType.parse(type);
    }

    Protocol protocol() {
        if (soap11 && soap12) {
            throw new CannotAskException("--soap and --soap12 exclude each other: leave one out.");
        }
        return soap11 ? Protocol.SOAP_1_1 : soap12 ? Protocol.SOAP_1_2 : Protocol.REST;
    }

    Path schemas() {
        return schemas;
    }

    ExchangeHeader header() {
        return new ExchangeHeader(
                Optional.of(messageId.orElseGet(UUID::randomUUID).toString()), agreement, user, trackingCode);
    }

    /** The request as it was given: JSON, or XML for SOAP. */
    byte[] request() {
        long given = (data.isPresent() ? 1 : 0) + (file.isPresent() ? 1 : 0) + (standardInput.isPresent() ? 1 : 0);
        if (given != 1 || standardInput.filter(dash -> !dash.equals("-")).isPresent()) {
            throw new CannotAskException("Give the request in just one way: --data JSON, --file FILE, or - to read it"
                    + " from standard input.");
        }
        try {
            if (file.isPresent()) {
                return Files.readAllBytes(file.get());
            }
            return data.isPresent() ? data.get().getBytes(StandardCharsets.UTF_8) : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new CannotAskException(
                    "The request cannot be read from "
                            + file.map(Path::toString).orElse("standard input") + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
