package ir.gsb.message;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as it came in, not yet believed.
 *
 * @param method {@code POST} or {@code GET}
 * @param authority the Host as sent, lower case, without the scheme's default port
 * @param path the raw path of the target
 * @param query the raw query without its {@code ?}
 * @param inquiry the inquiry that the path names, if it names one that exists
 * @param body the exact bytes; what a message over the size limit kept of them
 * @param bodySize how many bytes the body had, or had shown when it was refused
 * @param source the address of the sender
 * @param tlsClient the certificate that the TLS client showed
 */
public record Received(
        ExchangeId id,
        Instant at,
        Protocol protocol,
        String method,
        String authority,
        String path,
        Optional<String> query,
        Optional<InquiryType> inquiry,
        Headers headers,
        byte[] body,
        long bodySize,
        String source,
        Optional<X509Certificate> tlsClient,
        Timeline timeline)
        implements Reached {

    @Override
    public Received received() {
        return this;
    }
}
