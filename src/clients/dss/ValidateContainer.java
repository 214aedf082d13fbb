import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;

/**
 * Has EU DSS validate a container by its default policy, with no network: prints the format of the signature, what DSS
 * finds and why, and ends with 0 if that is TOTAL_PASSED.
 *
 * <pre>java -cp 'target/dss/pom/target/dependency/*' src/clients/dss/ValidateContainer.java FILE CA.pem</pre>
 */
public class ValidateContainer {

    public static void main(String... args) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(args[1])));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(new File(args[0])));
        validator.setCertificateVerifier(verifier);
        var report = validator.validateDocument().getSimpleReport();
        boolean passed = !report.getSignatureIdList().isEmpty();
        for (String id : report.getSignatureIdList()) {
            System.out.println(report.getSignatureFormat(id) + " " + report.getIndication(id) + " "
                    + report.getSubIndication(id));
            report.getAdESValidationErrors(id).forEach(error -> System.out.println("error: " + error.getValue()));
            report.getAdESValidationWarnings(id).forEach(warning -> System.out.println("warning: " + warning.getValue()));
            passed &= "TOTAL_PASSED".equals(String.valueOf(report.getIndication(id)).replace('-', '_'));
        }
        System.exit(passed ? 0 : 1);
    }
}
