package io.ringback.trigger.problem;

import io.ringback.edge.access.NoKey;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.problem.ProblemCatalogue.Kind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A page for each type of problem: the path of the type's URI, at every installation's gateway. */
@Path("/problems")
@NoKey
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ProblemPages {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s – Ringback</title>
            <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }</style>
            %s
            </html>
            """;

    private final ProblemCatalogue catalogue;

    ProblemPages(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(hidden = true)
    public String all() {
        StringBuilder list = new StringBuilder("<h1>Problems</h1>\n<ul>\n");
        for (Kind kind : catalogue.all()) {
            list.append("<li><a href=\"/problems/%s\">%s</a> (%s)</li>%n"
                    .formatted(kind.code(), kind.title(), kind.status()));
        }
        return FRAME.formatted("Problems", list.append("</ul>"));
    }

    @GET
    @Path("/{code}")
    @Operation(hidden = true)
    public String one(@PathParam("code") String code) {
        Kind kind = catalogue.find(code).orElseThrow(() -> Problems.notFound("problem"));
        String body = """
                <h1>%s</h1>
                <p><code>%s</code>, HTTP status %s</p>
                <p>%s</p>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>""".formatted(kind.title(), kind.code(), kind.status(), kind.meaning(), kind.remedy());
        return FRAME.formatted(kind.title(), body);
    }
}
