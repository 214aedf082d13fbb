package ir.gsb.exchangelog;

import java.util.Optional;

/**
 * What was said in one exchange, as the vault keeps it. A record's commitment is SHA-256 over the salt and the message.
 *
 * @param request the client's message as {@link HttpText} has it
 * @param requestSalt 16 bytes
 * @param answer the hub's answer in the same form; absent if none was recorded
 */
public record Said(byte[] request, byte[] requestSalt, Optional<byte[]> answer, Optional<byte[]> answerSalt) {}
