package ir.gsb.cli;

import ir.gsb.security.ServerTrust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Shakes hands with whoever listens, to see its TLS certificate and to say what is wrong with just that. Nothing is sent
 * over the connection: what asks the hub checks the certificate anew.
 */
final class TlsHandshake {

    private final URI hub;
    private final Optional<Path> trusted;
    private final Duration patience;
    private final Clock clock;

    TlsHandshake(URI hub, Optional<Path> trusted, Duration patience, Clock clock) {
        this.hub = hub;
        this.trusted = trusted;
        this.patience = patience;
        this.clock = clock;
    }

    Look<String> look(InetSocketAddress place) {
        if (hub.getScheme().equals("http")) {
            return new Look.Well<>("http", "plain HTTP, which hides nothing: for trials, or inside a closed network");
        }
        try (var plain = new Socket()) {
            var witness = new Witness(ServerTrust.manager(trusted));
            plain.connect(place, Math.toIntExact(patience.toMillis()));
            plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
            try (var socket = (SSLSocket) ServerTrust.with(witness)
                    .getSocketFactory()
                    .createSocket(plain, WayToHub.host(hub), WayToHub.port(hub), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return judged(witness, socket.getSession().getProtocol());
            }
        } catch (IOException failed) {
            return new Look.Ill<>(
                    "What listens at " + hub.getRawAuthority() + " does not speak TLS as the hub does ("
                            + failed.getMessage() + ").",
                    "Check the port in --hub: the hub's ports for HTTP and for HTTPS are different ones.");
        } catch (CannotAskException | IllegalArgumentException noCa) {
            return new Look.Ill<>(
                    "The TLS certificate cannot be checked: " + OwnKey.sentence(noCa),
                    "Name the certificate of the CA above the hub's TLS certificate with --ca.");
        }
    }

    private Look<String> judged(Witness witness, String protocol) {
        X509Certificate certificate = witness.certificate();
        var time = new CertificateTime(certificate, clock.instant());
        if (!time.isNow()) {
            return new Look.Ill<>(
                    "The hub's TLS certificate " + time.wrong() + ".",
                    "Tell the hub's operator, who has to renew it; if this machine's date is wrong, set it.");
        }
        if (witness.untrusted.isPresent()) {
            return new Look.Ill<>(
                    "The hub's TLS certificate was issued by "
                            + certificate.getIssuerX500Principal().getName() + ", which is not trusted here"
                            + trusted.map(file -> " (" + file + " says who is)").orElse("") + ".",
                    "Get the certificate of that CA from the hub's operator and name it with --ca; if a proxy of your"
                            + " own opens TLS on the way, have the hub exempted from that.");
        }
        if (witness.misnamed.isPresent()) {
            return new Look.Ill<>(
                    "The hub's TLS certificate is not for the name " + WayToHub.host(hub) + " ("
                            + witness.misnamed.get() + ").",
                    "Call the hub in --hub by a name that its certificate has, or tell its operator.");
        }
        return new Look.Well<>(
                protocol,
                protocol + ", certificate of "
                        + certificate.getSubjectX500Principal().getName() + ", " + time.words());
    }

    /** Looks at a server's certificate as usual, remembers what is wrong with it, and lets the handshake go on. */
    private static final class Witness extends X509ExtendedTrustManager {

        private static final X509Certificate[] NONE = {};

        private final X509ExtendedTrustManager usual;
        private @Nullable X509Certificate seen;
        private Optional<String> untrusted = Optional.empty();
        private Optional<String> misnamed = Optional.empty();

        private Witness(X509ExtendedTrustManager usual) {
            this.usual = usual;
        }

        private X509Certificate certificate() {
            if (seen == null) {
                throw new IllegalStateException("a handshake shows a certificate");
            }
            return seen;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            seen = chain[0];
            untrusted = failure(() -> usual.checkServerTrusted(chain, type));
            misnamed = failure(() -> usual.checkServerTrusted(chain, type, socket));
        }

        private interface Check {
            void run() throws CertificateException;
        }

        private static Optional<String> failure(Check check) {
            try {
                check.run();
                return Optional.empty();
            } catch (CertificateException wrong) {
                return Optional.of(String.valueOf(wrong.getMessage()));
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            usual.checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            usual.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            usual.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            usual.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            usual.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return NONE;
        }
    }
}
