package ir.gsb.tracking;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Province;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/** How a case begins: by the agency that provides its service, where tracking is switched on. */
final class Opening {

    private final Catalogue catalogue;
    private final Pilot pilot;
    private final Factors factors;
    private final KeptSecrets secrets;
    private final SecureRandom random;

    Opening(Catalogue catalogue, Pilot pilot, Factors factors, KeptSecrets secrets, SecureRandom random) {
        this.catalogue = catalogue;
        this.pilot = pilot;
        this.factors = factors;
        this.secrets = secrets;
        this.random = random;
    }

    /** @throws RefusedException if no case can be opened so */
    void check(ToldEvent told) {
        Listing service = catalogue
                .current()
                .service(told.service().orElseThrow())
                .orElseThrow(() -> ToldEvent.refusal(
                        List.of(new Violation("/serviceCode", "must be the code of a published service"))));
        String agency = told.party().agency();
        if (!service.agency().equals(agency)) {
            throw RefusedException.of(
                    Code.ACCESS_DENIED,
                    "The service " + service.code() + " is not one of " + agency
                            + ": a case is opened by the agency that provides the service.");
        }
        Province province = told.province().orElseThrow();
        if (!pilot.isOn(agency, province)) {
            throw RefusedException.of(
                    Code.SERVICE_DISABLED,
                    "Tracking is not switched on for " + agency + " in " + province
                            + ": go on with your own number, ask the hub's operator to switch it on, and send the event"
                            + " again when it is.");
        }
    }

    /** A case with a code that may be taken already. */
    StoredCase make(ToldEvent told) {
        String code = TrackingCode.of(told.day(), random.nextInt(TrackingCode.OF_A_DAY))
                .digits();
        String agency = told.party().agency();
        return new StoredCase(
                code,
                told.service().orElseThrow(),
                agency,
                agency,
                told.ownNumber(),
                told.province().orElseThrow(),
                CaseState.OPENED,
                told.at(),
                told.at(),
                told.expected(),
                told.mobile().map(mobile -> factors.mobile(code, mobile)),
                told.nationalId().map(factors::person),
                told.mobile().map(mobile -> sealed(mobile, code)));
    }

    private Kept sealed(String mobile, String code) {
        return secrets.seal(mobile.getBytes(StandardCharsets.UTF_8), Outbox.owner(code));
    }
}
