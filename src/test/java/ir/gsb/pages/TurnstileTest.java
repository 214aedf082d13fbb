package ir.gsb.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TurnstileTest {

    private static final Clock LATE_IN_THE_MINUTE = Clock.fixed(Instant.parse("2026-11-22T08:00:18Z"), ZoneOffset.UTC);

    private static MockHttpServletResponse visit(Turnstile turnstile, String path, String from) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(from);
        var response = new MockHttpServletResponse();
        turnstile.preHandle(request, response, new Object());
        return response;
    }

    @Test
    void tells_who_comes_too_often_how_long_to_wait_in_his_language() throws Exception {
        var turnstile = new Turnstile(10, 1, LATE_IN_THE_MINUTE);
        assertThat(visit(turnstile, "/", "192.0.2.1").getStatus()).isEqualTo(200);

        MockHttpServletResponse persian = visit(turnstile, "/search", "192.0.2.1");
        MockHttpServletResponse english = visit(turnstile, "/en/search", "192.0.2.1");

        assertThat(persian.getStatus()).isEqualTo(429);
        assertThat(persian.getHeader("Retry-After")).isEqualTo("42");
        assertThat(persian.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(persian.getContentAsString())
                .contains("lang=\"fa\" dir=\"rtl\"", "۴۲", "ثانیه صبر کنید", "۴۲۹")
                .doesNotContain("{", "<script");
        assertThat(english.getContentAsString()).contains("lang=\"en\" dir=\"ltr\"", "42", "seconds", "href=\"/en\"");
        assertThat(visit(turnstile, "/docs/en/x", "192.0.2.1").getContentAsString())
                .contains("lang=\"en\"");
        assertThat(visit(turnstile, "/", "192.0.2.2").getStatus()).isEqualTo(200);
    }

    @Test
    void says_that_the_node_is_full_in_words_of_its_own() throws Exception {
        var turnstile = new Turnstile(1, 100, LATE_IN_THE_MINUTE);
        visit(turnstile, "/", "192.0.2.1");

        MockHttpServletResponse full = visit(turnstile, "/en", "192.0.2.2");

        assertThat(full.getStatus()).isEqualTo(503);
        assertThat(full.getHeader("Retry-After")).isEqualTo("2");
        assertThat(full.getContentAsString()).contains("The portal is busy", "503");
    }
}
