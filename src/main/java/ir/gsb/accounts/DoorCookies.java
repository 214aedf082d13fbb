package ir.gsb.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** A session's cookie for each door, sent to its paths only; elsewhere there are no sessions. */
final class DoorCookies implements CookieSerializer {

    /** The parts of the pages that people sign in to. */
    static final List<String> DOORS = List.of("/audit", "/workplace");

    private final Map<String, CookieSerializer> byDoor;

    /**
     * @param sameSite {@code Strict}, or {@code Lax} where an identity provider has to send people back
     * @param sealed makes of a door and its plain cookie one that no other door takes
     */
    DoorCookies(String sameSite, BiFunction<String, CookieSerializer, CookieSerializer> sealed) {
        this.byDoor = DOORS.stream()
                .collect(Collectors.toUnmodifiableMap(door -> door, door -> sealed.apply(door, plain(door, sameSite))));
    }

    /** {@code gsb-audit} for {@code /audit}. */
    static String name(String door) {
        return "gsb" + door.replace('/', '-');
    }

    private static CookieSerializer plain(String door, String sameSite) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name(door));
        cookie.setCookiePath(door);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite(sameSite);
        return cookie;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        of(cookie.getRequest()).ifPresent(serializer -> serializer.writeCookieValue(cookie));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request)
                .map(serializer -> serializer.readCookieValues(request))
                .orElse(List.of());
    }

    private Optional<CookieSerializer> of(HttpServletRequest request) {
        String path = request.getRequestURI();
        return DOORS.stream()
                .filter(door -> path.equals(door) || path.startsWith(door + "/"))
                .findFirst()
                .map(byDoor::get);
    }
}
