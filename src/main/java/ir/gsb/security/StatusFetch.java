package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Gets OCSP answers (RFC 6960 appendix A) and CRLs over HTTP. Redirects are not followed; an OCSP answer over 64 KiB or a
 * CRL over 16 MiB is not read; the patience is for the whole answer. What comes is not believed yet.
 */
final class StatusFetch implements AutoCloseable {

    private static final int LARGEST_ANSWER = 64 << 10;
    private static final int LARGEST_LIST = 16 << 20;

    private final Duration patience;
    private final HttpClient http;

    StatusFetch(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    byte[] ocsp(URI responder, X509Certificate subject, X509Certificate issuer) throws IOException {
        var request = HttpRequest.newBuilder(responder)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question(subject.getSerialNumber(), issuer)));
        return ask(request.build(), LARGEST_ANSWER);
    }

    byte[] list(URI address) throws IOException {
        return ask(HttpRequest.newBuilder(address).GET().build(), LARGEST_LIST);
    }

    /** SHA-1 names the authority here and guards nothing; many responders know no other (RFC 5019 §2.1.1). */
    private static byte[] question(BigInteger serial, X509Certificate issuer) throws IOException {
        try {
            var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
            return new OCSPReqBuilder()
                    .addRequest(new CertificateID(sha1, new X509CertificateHolder(issuer.getEncoded()), serial))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("an OCSP request is made in memory", e);
        }
    }

    private byte[] ask(HttpRequest request, int largest) throws IOException {
        var limited = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), largest);
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(request, limited);
        try {
            HttpResponse<byte[]> answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("it answers with HTTP " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException slow) {
            coming.cancel(true);
            throw new IOException("it has not answered within " + patience, slow);
        } catch (ExecutionException failed) {
            throw new IOException("it cannot be read: " + why(failed), failed);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the answer came", e);
        }
    }

    private static String why(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
