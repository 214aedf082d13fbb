package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and other content that strangers send to pages and to the open data. */
class HostileFormsIT {

    /** More than the pages that are made at the same time. */
    private static final int MANY = 250;

    private static final String FORM = """
        Host: localhost
        Connection: close
        Content-Type: application/x-www-form-urlencoded
        """;

    private static void write(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    private static RawHttp.Response ask(String request) throws IOException {
        try (Socket socket = new Attacker().connect()) {
            write(socket, request);
            return RawHttp.read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/track", "/en/survey/answer", "/workplace/sign-in", "/inquiries/person-identity/v1"})
    void that_come_by_halves_keep_nobody_else_out(String target) throws Exception {
        var slow = new Attacker();
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                held.add(slow.connect());
                write(held.getLast(), "POST " + target + " HTTP/1.1\n" + FORM + "Content-Length: 1000\n\ncode=0508");
            }
            assertThat(ask("GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n")
                            .status())
                    .isEqualTo(200);
            assertThat(new Attacker().send(RestForgery.post().sign().bytes()).status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of("/track", "/en/track", "/survey/answer", "/workplace/sign-in", "/audit/sign-in")
                .flatMap(target -> Stream.of("code=%ff", "code=%zz", "a".repeat(300_000), "a".repeat(12_000_000))
                        .map(content -> Arguments.of(target, content)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void that_cannot_be_read_get_a_page_that_tells_nothing_of_the_inside(String target, String content)
            throws Exception {
        RawHttp.Response answer = ask("POST " + target + " HTTP/1.1\n" + FORM + "Accept: text/html\nContent-Length: "
                + content.length() + "\n\n" + content);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("lang=\"" + (target.startsWith("/en") ? "en" : "fa") + "\"")
                .containsAnyOf("خوانده نشد", "could not be read", "فرم درست نرسید")
                .doesNotContain("org.", "java.", "Exception", "HTTP ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /catalogue/services 405",
                "GET /catalogue/services 200",
                "PUT /catalogue/services 405",
                "POST /tracking/050817100000197 405",
                "POST /open311/v2/requests.json 403",
                "POST /sitemap.xml 405"
            })
    void are_not_waited_for_where_nothing_is_taken_in(String asked) throws Exception {
        String[] words = asked.split(" ");
        RawHttp.Response answer =
                ask(words[0] + " " + words[1] + " HTTP/1.1\n" + FORM + "Content-Length: 999999999\n\na=%zz");

        assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(words[2]));
    }

    @Test
    void pages_before_the_sign_in_are_kept_nowhere() throws Exception {
        for (String door : List.of("/audit", "/workplace")) {
            RawHttp.Response form = ask("GET " + door + "/sign-in HTTP/1.1\nHost: localhost\nConnection: close\n\n");

            assertThat(form.headers().first("set-cookie")).isPresent();
            assertThat(form.headers().first("cache-control").orElse("")).contains("no-store");
        }
    }
}
