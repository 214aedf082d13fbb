package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.security.SamplePki;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the HTTPS port, with a certificate of their own, another's, or none. */
class TlsClientsIT {

    private static final char[] PASSWORD = "gsb-sample".toCharArray();

    private final SampleHub hub = SampleHub.get();
    private final String authority = "localhost:" + hub.tlsPort();

    @Test
    void serves_a_client_without_a_certificate() throws Exception {
        RestForgery good = forHttps();

        assertThat(send(good, Optional.empty(), "TLSv1.3").status()).isEqualTo(200);
    }

    @Test
    void serves_a_client_with_the_certificate_of_its_agency() throws Exception {
        for (String version : new String[] {"TLSv1.3", "TLSv1.2"}) {
            assertThat(send(forHttps(), Optional.of(SampleHub.TAX), version).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refuses_the_certificate_of_another_agency() throws Exception {
        RestForgery good = forHttps();
        var attacker = new Attacker();

        var answer = send(good, Optional.of(Party.parse("post/addresses")), "TLSv1.3");

        attacker.wasRefused(answer, Code.CERTIFICATE_UNKNOWN, Optional.of(good));
    }

    @Test
    void refuses_the_authority_of_the_other_port_where_it_was_not_signed() throws Exception {
        RestForgery forPlainHttp =
                RestForgery.post().header("host", "localhost:" + hub.tlsPort()).sign();
        var attacker = new Attacker();

        var answer = send(forPlainHttp, Optional.empty(), "TLSv1.3");

        attacker.wasRefused(answer, Code.SIGNATURE_INVALID, Optional.of(forPlainHttp.authority(authority)));
    }

    @Test
    void tells_browsers_that_read_pages_over_tls_to_stay_there() throws Exception {
        String get = "GET /about HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n\r\n";
        var answer = send(get.getBytes(StandardCharsets.US_ASCII), new KeyManager[0], "TLSv1.3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("strict-transport-security"))
                .contains("max-age=31536000 ; includeSubDomains");
        var plain = RawHttp.send(hub.port(), "GET", "/about", new Headers(List.of()), new byte[0]);
        assertThat(plain.headers().first("strict-transport-security")).isEmpty();
    }

    @Test
    void speaks_no_old_tls() {
        assertThatThrownBy(() -> send(forHttps(), Optional.empty(), "TLSv1.1")).isInstanceOf(IOException.class);
    }

    @Test
    void shakes_no_hands_with_a_certificate_of_an_unknown_authority(@TempDir Path folder) throws Exception {
        new SamplePki(folder, Clock.systemUTC(), new SecureRandom()).ensure(SamplePki.MEMBERS);
        KeyManager[] stranger = {
            new Shown((X509ExtendedKeyManager) keysOf(folder.resolve("tax-portal/keystore.p12"))[0])
        };

        assertThatThrownBy(() -> send(forHttps().bytes(), stranger, "TLSv1.2")).isInstanceOf(IOException.class);
    }

    /** Shows its certificate, whatever authorities the server says it knows. */
    private static final class Shown extends X509ExtendedKeyManager {

        private final X509ExtendedKeyManager keys;

        private Shown(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return keys.getClientAliases("EC", null)[0];
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return keys.getClientAliases(type, null);
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }

    private RestForgery forHttps() {
        return RestForgery.post().authority(authority).header("host", authority).sign();
    }

    private RawHttp.Response send(RestForgery request, Optional<Party> client, String version)
            throws IOException, GeneralSecurityException {
        KeyManager[] keys = client.isPresent()
                ? keysOf(hub.pki()
                        .resolve(client.get().agency() + "-" + client.get().system() + "/keystore.p12"))
                : new KeyManager[0];
        return send(request.bytes(), keys, version);
    }

    private RawHttp.Response send(byte[] request, KeyManager[] keys, String version)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(load(hub.pki().resolve("ca.p12")));
        context.init(keys, trust.getTrustManagers(), new SecureRandom());
        try (var socket = (SSLSocket)
                context.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), hub.tlsPort())) {
            socket.setSoTimeout(20_000);
            socket.setEnabledProtocols(new String[] {version});
            socket.getOutputStream().write(request);
            return RawHttp.read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static KeyManager[] keysOf(Path file) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(load(file), PASSWORD);
        return keys.getKeyManagers();
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        }
    }
}
