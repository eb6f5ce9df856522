package io.ringback.rating.sheet;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class SheetsTest {
    private static final String EVERYTHING = """
        prefix,destination,pricePerMinute,connectCharge,disconnectCharge,firstIncrementSeconds,incrementSeconds,\
        minimumSeconds,minimumCharge,graceSeconds,maximumCost,tiers,bands,validFrom,validUntil,blocked
        44,"Britain, ""UK""\",0.12,0.01,0.02,30,6,10,0.05,3,9.50,60=0.08/30 300=0.05/60,night=0.05 day=0.10/0.09/0.08,,,
        49,Germany,0.10,,,60,60,,,,,,,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z,
        49,Germany,0.11,,,60,60,,,,,,,2027-01-01T00:00:00Z,,
        4990,Germany premium,0.00,,,60,60,,,,,,,,,true
        """.replace("\n", "\r\n");

    @Inject
    SheetImports imports;

    @Inject
    Database database;

    @Test
    void exported_sheet_imported_again_is_the_same() {
        var name = Desk.fresh("deck");
        var bands =
                "&zone=Europe/Berlin&holidays=2026-12-25&band=night=MON-SUN 22:00-06:00&band=day=MON-FRI 08:00-18:00";

        var first = send(name, bands, EVERYTHING);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        var id = first.jsonPath().getString("decks[0].id");
        var exported = export(id);
        var second = send(name, "", exported);

        assertThat(exported).isEqualTo(EVERYTHING);
        assertThat(export(second.jsonPath().getString("decks[0].id"))).isEqualTo(EVERYTHING);
        var deck = asOperator()
                .get("/v1/rate-decks/{id}", second.jsonPath().getString("decks[0].id"))
                .jsonPath();
        assertThat(deck.getInt("version")).isEqualTo(2);
        assertThat(deck.getString("zone")).isEqualTo("Europe/Berlin");
        assertThat(deck.getList("bands.name", String.class)).containsExactlyInAnyOrder("day", "night");
        assertThat(first.jsonPath().getInt("decks[0].difference.total.added")).isEqualTo(4);
    }

    @Test
    void rates_are_shown_as_they_would_be_posted_page_by_page() {
        var name = Desk.fresh("deck");
        var id = send(name, "", "prefix,destination,pricePerSecond\n44,Britain,0.002\n49,Germany,0.01\n")
                .jsonPath()
                .getString("decks[0].id");

        var first = asOperator().get("/v1/rate-decks/{id}/rates?limit=1", id).jsonPath();
        var second = asOperator()
                .get("/v1/rate-decks/{id}/rates?limit=1&cursor=" + first.getString("next"), id)
                .jsonPath();

        assertThat(first.<Map<String, Object>>getList("items"))
                .containsExactly(Map.of(
                        "prefix",
                        "44",
                        "destination",
                        "Britain",
                        "pricePerMinute",
                        "0.12",
                        "firstIncrementSeconds",
                        60,
                        "incrementSeconds",
                        60));
        assertThat(second.getString("items[0].pricePerMinute")).isEqualTo("0.60");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void dry_run_tells_what_would_change_and_stores_nothing() {
        var name = Desk.fresh("deck");
        var id = send(name, "", "prefix,destination,pricePerMinute\n1,A,0.10\n2,A,0.10\n3,B,0.10\n4,B,0.10\n5,C,0.10\n")
                .jsonPath()
                .getString("decks[0].id");
        asOperator().post("/v1/rate-decks/{id}/activate", id).then().statusCode(200);

        var dry = send(name, "&dryRun=true", """
                prefix,destination,pricePerMinute,connectCharge
                1,A,0.15,
                2,A,0.10,
                3,B,0.05,
                4,B,0.10,0.01
                6,D,1,
                """);

        assertThat(dry.statusCode()).isEqualTo(200);
        Map<String, Object> difference = dry.jsonPath().getMap("decks[0].difference");
        assertThat(difference).containsEntry("deck", id);
        assertThat(difference.get("total"))
                .isEqualTo(Map.of("added", 1, "gone", 1, "dearer", 1, "cheaper", 1, "altered", 1, "unchanged", 1));
        assertThat(dry.jsonPath().<Map<String, Object>>getList("decks[0].difference.destinations"))
                .extracting(each -> each.get("destination") + " " + each.get("percent"))
                .containsExactly("B -25.0", "A 25.0", "C null", "D null");
        assertThat(dry.jsonPath().<Map<String, Object>>getList("decks[0].difference.greatest"))
                .containsExactly(
                        Map.of("prefix", "1", "destination", "A", "from", "0.10", "to", "0.15", "percent", "50.0"),
                        Map.of("prefix", "3", "destination", "B", "from", "0.10", "to", "0.05", "percent", "-50.0"));
        assertThat(versions(name)).isEqualTo(1);
    }

    @Test
    void every_bad_line_is_named_and_nothing_is_stored() {
        var name = Desk.fresh("deck");

        var refused = send(name, "", """
                prefix,destination,pricePerMinute,incrementSeconds
                49,Germany,0.10,60
                4a,Nowhere,0.10,60
                44,Britain,-1,60
                45,Denmark,0.123456789,60
                46,Sweden,0.10,0
                47,Norway
                48,Poland,cheap,60
                """);

        assertThat(problem(refused))
                .isEqualTo(Map.of(
                        "status",
                        400,
                        "code",
                        "bad-lines",
                        "detail",
                        "6 of 7 lines are wrong; nothing was stored",
                        "errors",
                        List.of(
                                error(3, "prefix", "must have 1 to 15 digits"),
                                error(4, "pricePerMinute", "must be 0 to 1000000: -1"),
                                error(5, "pricePerMinute", "has more than 8 decimals: 0.123456789"),
                                error(6, "incrementSeconds", "must be 1 to 3600: 0"),
                                error(7, "fields", "must be 4 as in the header: 2"),
                                error(8, "pricePerMinute", "must be a decimal such as 0.10"))));
        assertThat(versions(name)).isZero();
    }

    @Test
    void same_prefix_twice_is_right_only_where_each_has_its_own_time() {
        var header = "prefix,destination,pricePerMinute,validFrom,validUntil\n";

        var refused = send(
                Desk.fresh("deck"),
                "",
                header + "49,Germany,1,,2027-01-01T00:00:00Z\n44,Britain,1,,\n49,Germany,2,2026-12-31T23:59:59Z,\n");
        var taken = send(
                Desk.fresh("deck"),
                "",
                header + "49,Germany,1,,2027-01-01T00:00:00Z\n49,Germany,2,2027-01-01T00:00:00Z,\n");

        assertThat(problem(refused)).containsEntry("errors", List.of(error(4, "prefix", "is that of line 2, too")));
        assertThat(taken.statusCode()).isEqualTo(201);
    }

    @Test
    void sheet_that_cannot_be_one_is_refused_with_the_reason() {
        var name = Desk.fresh("deck");

        assertThat(problem(send(name, "", ""))).containsEntry("code", "no-header");
        assertThat(problem(send(name, "", "prefix,destination,pricePerMinute\n")))
                .containsEntry("code", "no-rates");
        assertThat(problem(send(name, "", "prefix,destination,pricePerMinute,colour\n")))
                .containsEntry("errors", List.of(error(1, "header", "has the unknown column colour")));
        assertThat(problem(send(name, "", "prefix,pricePerMinute\n")))
                .containsEntry("errors", List.of(error(1, "header", "has no column destination")));
        assertThat(problem(send(name, "&format=excel", "x"))).containsEntry("status", 400);
        assertThat(problem(send(name, "&dryRun=maybe", "x")))
                .containsEntry("errors", List.of(Map.of("field", "dryRun", "message", "must be true or false")));
    }

    @Test
    void import_that_breaks_off_leaves_nothing_behind() {
        var name = Desk.fresh("deck");
        var lines = new StringBuilder("prefix,destination,pricePerMinute\n");
        IntStream.range(0, 5000).forEach(i -> lines.append(100_000 + i).append(",Somewhere,0.10\n"));
        var body = new SequenceInputStream(
                new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)), new BrokenStream());
        var order = new ImportOrder(name, null, "EUR", null, new RateSheet(), false);

        Assertions.assertThatThrownBy(() -> imports.run(order, "operator", body))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(versions(name)).isZero();
        assertThat(database.read("SELECT count(*) AS n FROM rate WHERE destination = 'Somewhere'")
                        .getFirst()
                        .getLong("n"))
                .isZero();
        assertThat(asOperator().get("/v1/rate-decks/imports").jsonPath().<Map<String, Object>>getList("items"))
                .filteredOn(each -> name.equals(each.get("name")))
                .extracting(each -> each.get("state"))
                .containsExactly("FAILED");
    }

    @Test
    void imports_of_one_name_at_the_same_time_become_versions_of_their_own() throws Exception {
        var name = Desk.fresh("deck");
        Callable<Integer> once = () -> send(name, "", "prefix,destination,pricePerMinute\n49,Germany,0.10\n")
                .jsonPath()
                .getInt("decks[0].version");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads.invokeAll(List.of(once, once));

            assertThat(List.of(made.get(0).get(), made.get(1).get())).containsExactlyInAnyOrder(1, 2);
        }
    }

    private static Map<String, String> error(int line, String field, String message) {
        return Map.of("field", "line " + line + ", " + field, "message", message);
    }

    private static Response send(String name, String more, String sheet) {
        return asOperator()
                .contentType("text/csv")
                .body(sheet.getBytes(StandardCharsets.UTF_8))
                .post("/v1/rate-decks/import?name=" + name + "&currency=EUR" + more);
    }

    private static String export(String id) {
        return asOperator()
                .accept("text/csv")
                .get("/v1/rate-decks/{id}/rates", id)
                .asString();
    }

    private long versions(String name) {
        return database.read("SELECT count(*) AS n FROM rate_deck WHERE name = $1", name)
                .getFirst()
                .getLong("n");
    }

    /** A client that goes away in the middle. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("reset");
        }
    }
}
