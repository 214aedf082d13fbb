package ir.gsb.security;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Where the status of certificates is asked: where the settings say so for their authority, or else where the certificate
 * names (RFC 5280 §4.2.2.1, §4.2.1.13). Guarantees that no certificate makes the hub call a host that neither the settings
 * nor the certificates of trusted authorities name.
 */
final class StatusAddresses {

    /**
     * Where to ask.
     *
     * @param ocsp responders, the first that answers counts
     * @param lists of revoked certificates
     * @param refused what the certificate names and must not be called
     */
    record Found(List<URI> ocsp, List<URI> lists, List<URI> refused) {

        Found {
            ocsp = List.copyOf(ocsp);
            lists = List.copyOf(lists);
            refused = List.copyOf(refused);
        }
    }

    private final List<TrustSettings.Source> sources;
    private final Set<String> hosts = new HashSet<>();

    StatusAddresses(TrustSettings settings, Collection<X509Certificate> authorities) {
        this.sources = settings.sources();
        sources.forEach(source -> requireKnown(source, authorities));
        settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        sources.stream()
                .flatMap(source -> Stream.concat(source.ocsp().stream(), source.crl().stream()))
                .forEach(address -> hosts.add(host(address)));
        for (X509Certificate authority : authorities) {
            Stream.concat(responders(authority).stream(), lists(authority).stream())
                    .forEach(address -> hosts.add(host(address)));
        }
    }

    private static void requireKnown(TrustSettings.Source source, Collection<X509Certificate> authorities) {
        if (authorities.stream().noneMatch(one -> one.getSubjectX500Principal().equals(source.issuer()))) {
            throw new IllegalArgumentException(
                    "gsb.trust.sources names " + source.issuer().getName()
                            + ", which is in neither gsb.trust.anchors nor gsb.trust.intermediates. There are: "
                            + authorities.stream()
                                    .map(one -> one.getSubjectX500Principal().getName())
                                    .toList());
        }
    }

    Found of(X509Certificate certificate) {
        X500Principal issuer = certificate.getIssuerX500Principal();
        Optional<TrustSettings.Source> source =
                sources.stream().filter(one -> one.issuer().equals(issuer)).findFirst();
        if (source.isPresent()) {
            return new Found(
                    source.get().ocsp().stream().toList(),
                    source.get().crl().stream().toList(),
                    List.of());
        }
        List<URI> responders = responders(certificate);
        List<URI> lists = lists(certificate);
        return new Found(
                responders.stream().filter(this::isKnown).toList(),
                lists.stream().filter(this::isKnown).toList(),
                Stream.concat(responders.stream(), lists.stream())
                        .filter(address -> !isKnown(address))
                        .toList());
    }

    private boolean isKnown(URI address) {
        return hosts.contains(host(address));
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static List<URI> responders(X509Certificate certificate) {
        return holder(certificate)
                .map(holder -> AuthorityInformationAccess.fromExtensions(holder.getExtensions()))
                .map(AuthorityInformationAccess::getAccessDescriptions)
                .stream()
                .flatMap(Arrays::stream)
                .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .flatMap(one -> address(one.getAccessLocation()).stream())
                .toList();
    }

    /** A distribution point that tells of some reasons only, or by another issuer, is none. */
    private static List<URI> lists(X509Certificate certificate) {
        List<URI> all = new ArrayList<>();
        holder(certificate)
                .map(holder -> holder.getExtension(Extension.cRLDistributionPoints))
                .map(extension -> CRLDistPoint.getInstance(extension.getParsedValue()))
                .map(CRLDistPoint::getDistributionPoints)
                .stream()
                .flatMap(Arrays::stream)
                .filter(point -> point.getCRLIssuer() == null && point.getReasons() == null)
                .map(DistributionPoint::getDistributionPoint)
                .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                .flatMap(name ->
                        Arrays.stream(GeneralNames.getInstance(name.getName()).getNames()))
                .forEach(name -> address(name).ifPresent(all::add));
        return all;
    }

    private static Optional<X509CertificateHolder> holder(X509Certificate certificate) {
        try {
            return Optional.of(new X509CertificateHolder(Thumbprint.der(certificate)))
                    .filter(X509CertificateHolder::hasExtensions);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<URI> address(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(name.getName().toString())).filter(StatusAddresses::isHttp);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether an address is one that can be asked. */
    static boolean isHttp(URI address) {
        return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null;
    }
}
