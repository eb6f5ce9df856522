package io.ringback.rating.exchange;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** {@code /v1/exchange-rates}. */
@Path("/v1/exchange-rates")
@RunOnVirtualThread
@Tag(name = "Exchange rates", description = "What buy prices in other currencies are worth, by date")
public class ExchangeRatesResource {
    private final CurrentPrincipal principal;
    private final InstantSource clock;

    ExchangeRatesResource(CurrentPrincipal principal, InstantSource clock) {
        this.principal = principal;
        this.clock = clock;
    }

    /** Tells a rate. */
    @POST
    @Operation(
            summary = "Tell an exchange rate",
            description = "It is never changed; a newer one counts from its own date on. None is inverted or chained.")
    @APIResponse(
            responseCode = "201",
            description = "The rate",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExchangeRateView.class)))
    public Response tell(ExchangeRateOrder order) {
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        var rate = ExchangeRateEntity.of(id, order, principal.keyId(), now);
        try {
            Sessions.change(() -> rate.persistAndFlush());
        } catch (ConstraintViolationException e) {
            throw taken();
        } catch (PersistenceException e) {
            if (e.getCause() instanceof ConstraintViolationException) {
                throw taken();
            }
            throw e;
        }
        return Response.status(Response.Status.CREATED).entity(rate.view()).build();
    }

    /** The newest rates first. */
    @GET
    @Operation(summary = "List exchange rates", description = "Those told last first.")
    public Page<ExchangeRateView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> ExchangeRateEntity.newest(page));
        return Page.of(rows, page.limit(), rate -> rate.createdAt, rate -> rate.id)
                .map(ExchangeRateEntity::view);
    }

    private static RuntimeException taken() {
        return Problems.conflict("exchange-rate-taken", "there is a rate of these currencies from that moment on");
    }
}
