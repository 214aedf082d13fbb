package ir.gsb.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What one who signed in may do, and for which agency: read from, and written as, Spring Security's authorities. */
public record Rights(String name, Optional<String> agency, Set<Role> roles) {

    private static final String ROLE = "ROLE_";
    private static final String AGENCY = "AGENCY_";

    public Rights {
        roles = Set.copyOf(roles);
    }

    /** Those of one who signed in. */
    public static Rights of(Authentication who) {
        return new Rights(
                who.getName(),
                words(who, AGENCY).findFirst(),
                words(who, ROLE).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    private static Stream<String> words(Authentication who, String prefix) {
        return who.getAuthorities().stream()
                .map(granted -> String.valueOf(granted.getAuthority()))
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()));
    }

    static List<GrantedAuthority> authorities(Optional<String> agency, Set<Role> roles) {
        List<GrantedAuthority> all = new ArrayList<>();
        roles.stream().sorted().forEach(role -> all.add(new SimpleGrantedAuthority(ROLE + role.name())));
        agency.ifPresent(code -> all.add(new SimpleGrantedAuthority(AGENCY + code)));
        return all;
    }
}
