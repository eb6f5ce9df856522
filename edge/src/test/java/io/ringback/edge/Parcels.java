package io.ringback.edge;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.NoKey;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.BodyLimit;
import io.ringback.edge.problem.Problems;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Database;
import io.ringback.messaging.PassingFault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The smallest resource that shows every form of the edge. */
@Path("/v1/parcels")
@CustomerAllowed
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
public class Parcels {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final CurrentPrincipal principal;
    private final Database database;

    Parcels(CurrentPrincipal principal, Database database) {
        this.principal = principal;
        this.database = database;
    }

    enum Size {
        SMALL,
        LARGE
    }

    record Item(String name, int count) {
        Item {
            if (count < 1) {
                throw new IllegalArgumentException("count must be positive: " + count);
            }
        }
    }

    record Parcel(
            String to,
            BigDecimal weight,
            @Nullable Instant due,
            @Nullable Size size,
            @Nullable Boolean fragile,
            List<@Valid Item> items) {}

    @POST
    public Parcel send(@Valid Parcel parcel) {
        return parcel;
    }

    @POST
    @SandboxAllowed
    @Path("/bulk")
    @BodyLimit(200_000)
    public Map<String, Integer> bulk(Map<String, String> labels) {
        return Map.of("labels", labels.size());
    }

    @GET
    public Page<UUID> list(
            @QueryParam("limit") String limit, @QueryParam("cursor") String cursor, @QueryParam("size") String size) {
        PageRequest asked = PageRequest.of(limit, cursor);
        Parameters.oneOf(Size.class, "size", size);
        long from = asked.after() == null ? 1 : asked.after().id().getLeastSignificantBits() + 1;
        List<UUID> rows = java.util.stream.LongStream.rangeClosed(from, Math.min(5, from + asked.limit()))
                .mapToObj(n -> new UUID(0, n))
                .toList();
        return Page.of(rows, asked.limit(), id -> EPOCH, id -> id);
    }

    @GET
    @Path("/heavy")
    public String heavy(@QueryParam("kilos") @Max(30) int kilos) {
        return "";
    }

    @GET
    @Path("/of/{account}")
    public Map<String, String> of(@PathParam("account") String account) {
        UUID id = Parameters.pathId("parcel", account);
        principal.mustOwn(id, "parcel");
        return Map.of("account", id.toString());
    }

    @GET
    @Path("/trace")
    public Map<String, String> trace() {
        return Map.of("traceparent", Objects.requireNonNull(Traces.current()));
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("password of the vault is 1234");
    }

    /** Loses its connection to the database. */
    @GET
    @Path("/cut")
    public String cut() {
        return database.read(statements -> statements.query("SELECT pg_terminate_backend(pg_backend_pid())"))
                .toString();
    }

    /** Is not served in time. */
    @GET
    @Path("/busy")
    public String busy() {
        throw new PassingFault("no connection within 5000 ms", null);
    }

    /** Meets a database that has just been started again. */
    @GET
    @Path("/starting")
    public String starting() {
        return database.read(statements -> statements.query(
                        "DO $$ BEGIN RAISE 'the database system is starting up' USING ERRCODE = '57P03'; END $$"))
                .toString();
    }

    @POST
    @Path("/returned")
    public String returned() {
        throw Problems.conflict("already-returned", "the parcel is on its way back");
    }

    @GET
    @Path("/ledger")
    @OperatorOnly
    public String ledger() {
        return "";
    }

    @GET
    @Path("/hours")
    @NoKey
    public String hours() {
        return "always";
    }
}
