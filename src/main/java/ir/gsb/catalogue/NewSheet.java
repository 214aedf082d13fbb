package ir.gsb.catalogue;

import java.util.Optional;

/**
 * A sheet that is to be begun.
 *
 * @param parent the reference of the service, of the same agency, that it is a sub-service of
 */
public record NewSheet(String agency, String reference, Optional<String> parent, Sheet sheet) {

    boolean hasFitReference() {
        return reference.matches("[A-Za-z0-9._-]{1,64}");
    }
}
