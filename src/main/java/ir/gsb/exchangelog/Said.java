package ir.gsb.exchangelog;

import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.message.HttpText;
import java.util.Map;
import java.util.Optional;

/**
 * What was said in one exchange, as the vault keeps it. A record's commitment is SHA-256 over the salt and the message.
 *
 * @param request the client's message as {@link HttpText} has it
 * @param requestSalt 16 bytes
 * @param answer the hub's answer in the same form; absent if none was recorded
 */
public record Said(byte[] request, byte[] requestSalt, Optional<byte[]> answer, Optional<byte[]> answerSalt) {

    /** From the parts of its vault rows; nothing if the request is not among them. */
    static Optional<Said> of(Map<Part, byte[]> parts) {
        byte[] request = parts.get(Part.REQUEST);
        byte[] salt = parts.get(Part.REQUEST_SALT);
        return request == null || salt == null
                ? Optional.empty()
                : Optional.of(new Said(
                        request,
                        salt,
                        Optional.ofNullable(parts.get(Part.ANSWER)),
                        Optional.ofNullable(parts.get(Part.ANSWER_SALT))));
    }
}
