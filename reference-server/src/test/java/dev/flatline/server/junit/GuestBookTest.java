package dev.flatline.server.junit;

// The README shows the rest of this file.
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.NamespaceData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuestBookTest {
    @RegisterExtension
    static final ReferenceServerExtension FIREBASE = new ReferenceServerExtension();

    @Test
    void addsAGuest(NamespaceData data) throws Exception {
        data.set("/guests/joe", Map.of("name", "Joe", "since", 2019));

        // Your code comes here. An SDK is told databaseURL = data.url(); this is REST.
        HttpRequest add = HttpRequest.newBuilder(URI.create(data.restUrl("/guests/jane")))
                .PUT(BodyPublishers.ofString("{\"name\": \"Jane\", \"since\": {\".sv\": \"timestamp\"}}"))
                .build();
        HttpClient.newHttpClient().send(add, BodyHandlers.ofString());

        assertThat(data.get("/guests/jane/name")).contains("Jane");
        assertThat(data.get("/guests/joe/since")).contains(2019L);
    }
}
