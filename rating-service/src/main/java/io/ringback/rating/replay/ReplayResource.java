package io.ringback.rating.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.ringback.contracts.values.Money;
import io.ringback.edge.page.Parameters;
import io.ringback.rating.replay.ReplayReport.Line;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/rate-decks/{id}/replay}. */
@Path("/v1/rate-decks/{id}/replay")
@RunOnVirtualThread
@Tag(name = "Rate decks")
public class ReplayResource {
    private final Replays replays;

    ReplayResource(Replays replays) {
        this.replays = replays;
    }

    /** Prices a period anew. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Price the calls of a period by this version",
            description = "Nothing is charged. Accept text/csv: the same by line.")
    public ReplayReport replay(@PathParam("id") String id, ReplayOrder order) {
        return replays.replay(Parameters.pathId("rate-deck", id), order);
    }

    /** The same as CSV, the total last. */
    @POST
    @Produces("text/csv;qs=0.5")
    @Operation(hidden = true)
    public String sheet(@PathParam("id") String id, ReplayOrder order) {
        var report = replays.replay(Parameters.pathId("rate-deck", id), order);
        var text = new StringWriter();
        try (var sheet = CsvWriter.builder().build(text)) {
            sheet.writeRecord(
                    "destination",
                    "calls",
                    "seconds",
                    "before",
                    "after",
                    "change",
                    "withoutRate",
                    "marginBefore",
                    "marginAfter",
                    "withoutBuyRate");
            report.destinations().forEach(line -> write(sheet, line));
            write(sheet, report.total());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(CsvWriter sheet, Line line) {
        sheet.writeRecord(
                Objects.requireNonNullElse(line.destination(), "(total)"),
                Long.toString(line.calls()),
                Long.toString(line.seconds()),
                amount(line.before()),
                amount(line.after()),
                amount(line.change()),
                Long.toString(line.withoutRate()),
                amount(line.marginBefore()),
                amount(line.marginAfter()),
                line.withoutBuyRate() == null ? "" : line.withoutBuyRate().toString());
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString();
    }
}
