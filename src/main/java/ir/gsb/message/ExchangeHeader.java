package ir.gsb.message;

import java.util.Optional;

/**
 * What a client says about an inquiry: {@code Gsb-*} headers over REST, the {@code gsb:exchange} block over SOAP.
 *
 * @param messageId chosen by the client; also the idempotency key; absent with GET
 */
public record ExchangeHeader(
        Optional<String> messageId, Optional<String> agreement, Optional<String> user, Optional<String> trackingCode) {}
