package ir.gsb.exchangelog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;

/**
 * The first line of an archive file.
 *
 * @param month in which the exchanges began (UTC)
 * @param retention the class of the records
 * @param records how many lines follow, one a record, before the last line
 */
public record ArchiveHeader(YearMonth month, String retention, long records) {

    static final String FORMAT = "gsb-archive/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] toLine() {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("format", FORMAT)
                    .put("month", month.toString())
                    .put("class", retention)
                    .put("records", records));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a header cannot be written as JSON", impossible);
        }
    }

    /** @throws IOException if it is no such line */
    static ArchiveHeader ofLine(byte[] bytes) throws IOException {
        JsonNode line = JSON.readTree(bytes);
        if (!line.path("format").asText().equals(FORMAT)) {
            throw new IOException("it does not begin as " + FORMAT + " does");
        }
        return new ArchiveHeader(
                YearMonth.parse(line.path("month").asText()),
                line.path("class").asText(),
                line.path("records").asLong());
    }

    /** The last line: SHA-256 of all lines before it, with their line feeds. */
    static byte[] trailer(String sha256) {
        return ("{\"sha256\":\"" + sha256 + "\"}").getBytes(StandardCharsets.US_ASCII);
    }
}
