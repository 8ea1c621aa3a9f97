package dev.flatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.rest.RequestTarget;
import dev.flatline.server.rest.RestResponse;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The admin API's guard")
class GuardTest extends AdminWorld {
    private static final String HOST = "Host: localhost:9000";
    private static final String BEARER = "Authorization: Bearer " + TOKEN;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost",
                "Host: LOCALHOST:1",
                "Host: 127.0.0.1:9000",
                "Host: 127.1.2.3",
                "Host: [::1]:9000"
            })
    void letsInWhoKnowsTheTokenAndNamesThisMachine(String host) {
        assertThat(raw("GET", "sessions", "", host, BEARER))
                .startsWith("HTTP/1.1 200 OK")
                .contains("Cache-Control: no-store", "X-Content-Type-Options: nosniff")
                .doesNotContain("Access-Control")
                .endsWith("{\"sessions\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Authorization: Bearer wrong-admin-token",
                "Authorization: Bearer an-admin-toke",
                "Authorization: Bearer an-admin-tokenn",
                "Authorization: Bearer ",
                "Authorization: Basic " + TOKEN,
                "Authorization: " + TOKEN
            })
    void refusesWhoDoesNotKnowTheToken(String header) {
        assertThat(raw("GET", "sessions", "", HOST, header))
                .startsWith("HTTP/1.1 401 ")
                .contains("WWW-Authenticate: Bearer")
                .doesNotContain("sessions");
        assertThat(raw("PUT", "no/such/call", "{", HOST, header)).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void doesNotTakeTheTokenFromTheUrl() {
        assertThat(raw("GET", "sessions?auth=" + TOKEN + "&access_token=" + TOKEN, "", HOST))
                .startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:9000",
                "Host: localhost.evil.example",
                "Host: 127.0.0.1.evil.example",
                "Host: demo.localhost:9000",
                "Host: localhost:9000:1",
                "Host: localhost@evil.example",
                "Accept: */*"
            })
    @DisplayName("refuses what a page under a name of its own makes a browser send (DNS rebinding)")
    void refusesForeignHosts(String host) {
        assertThat(raw("GET", "sessions", "", host, BEARER)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void refusesPeersOnOtherMachinesBeforeItLooksAtTheirToken() {
        AdminRequest fromElsewhere = new AdminRequest(
                "GET",
                RequestTarget.parse("/.admin/sessions"),
                false,
                "localhost",
                Optional.of("Bearer " + TOKEN),
                new byte[0]);

        assertThat(new Guard(TOKEN).refusal(fromElsewhere).map(RestResponse::status))
                .contains(403);
    }

    @Test
    void hasNothingToGuardOnAServerWithoutAToken() {
        restart(config().build(), new Random(1));
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("GET", "/.admin/sessions", "", BEARER);
        loop.settle();

        assertThat(http.take()).startsWith("HTTP/1.1 404 ");
    }
}
