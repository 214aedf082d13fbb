package ir.gsb.catalogue;

import java.util.Optional;

/**
 * Who handles a sheet.
 *
 * @param name as records write it: an account, or a party of the bus, {@code tax/portal}
 * @param agency whose sheets he handles; a representative and a signer have one
 */
public record Person(String name, Role role, Optional<String> agency) {

    public Person {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a person needs a name");
        }
        if (role.ofAgency() && agency.isEmpty()) {
            throw new IllegalArgumentException("a " + role + " needs an agency");
        }
    }

    /** Whether he belongs to it; a parent agency's people do not. */
    boolean isOf(String body) {
        return agency.filter(body::equals).isPresent();
    }
}
