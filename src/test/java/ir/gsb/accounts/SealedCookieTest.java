package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SealedCookieTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void is_taken_at_its_own_door_only() {
        var secrets = new KeptSecrets(MasterKeys.ensureSample(folder.resolve("keys"), RANDOM), RANDOM);
        var doors = new DoorCookies("Strict", (door, plain) -> new SealedCookie(door, plain, secrets));
        var answer = new MockHttpServletResponse();
        doors.writeCookieValue(new CookieValue(to("/workplace"), answer, "s-1"));
        String given = Objects.requireNonNull(answer.getCookie("gsb-workplace")).getValue();

        assertThat(doors.readCookieValues(to("/workplace/files", new Cookie("gsb-workplace", given))))
                .containsExactly("s-1");
        assertThat(doors.readCookieValues(to("/audit", new Cookie("gsb-audit", given))))
                .isEmpty();
        assertThat(doors.readCookieValues(to("/audit", new Cookie("gsb-workplace", given))))
                .isEmpty();
        assertThat(doors.readCookieValues(to("/search", new Cookie("gsb-workplace", given))))
                .isEmpty();
    }

    private static MockHttpServletRequest to(String path, Cookie... cookies) {
        var request = new MockHttpServletRequest("GET", path);
        request.setCookies(cookies);
        return request;
    }
}
