package io.ringback.engine.api;

import io.ringback.edge.page.Page;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.engine.desk.Checks;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.switches.CheckReport;
import io.ringback.engine.switches.Registry;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The registered switches. */
@Path("/v1/switches")
@RunOnVirtualThread
public final class SwitchResource {
    private static final String WHAT = "switch";

    private final Registry registry;
    private final Desks desks;
    private final SwitchDirectory directory;
    private final Checks checks;

    SwitchResource(Registry registry, Desks desks, SwitchDirectory directory, Checks checks) {
        this.registry = registry;
        this.desks = desks;
        this.directory = directory;
        this.checks = checks;
    }

    /** Registers one; whether it can be used shows as its state. */
    @POST
    @APIResponse(
            responseCode = "201",
            description = "It is registered, and being connected to",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SwitchView.class)))
    public Response add(SwitchRequest request) {
        Registry.Registration registration = request.checked();
        @Nullable String secret = registration.secret();
        if (secret == null) {
            throw Problems.badField("secret", "is missing");
        }
        Switch added = registry.add(registration, secret);
        return Response.created(URI.create("/v1/switches/" + added.id()))
                .entity(shown(added))
                .build();
    }

    /** All of them: there are never many. */
    @GET
    public Page<SwitchView> list() {
        return new Page<>(registry.all().stream().map(this::shown).toList(), null);
    }

    @GET
    @Path("{id}")
    public SwitchView get(@PathParam("id") String id) {
        return registry.find(switchId(id)).map(this::shown).orElseThrow(() -> Problems.notFound(WHAT));
    }

    /** Changes one; it is connected to again. Calls on it go on. */
    @PUT
    @Path("{id}")
    public SwitchView change(@PathParam("id") String id, SwitchRequest request) {
        return registry.change(switchId(id), request.checked())
                .map(this::shown)
                .orElseThrow(() -> Problems.notFound(WHAT));
    }

    /** Looks it over as calls go, with a call of the switch to itself that rings nobody. */
    @POST
    @Path("{id}/check")
    public CheckReport check(@PathParam("id") String id) throws InterruptedException {
        return checks.check(registry.find(switchId(id)).map(Switch::id).orElseThrow(() -> Problems.notFound(WHAT)));
    }

    /** Lets it run empty: no new calls, those on it end as they would. Its load tells how many are left. */
    @POST
    @Path("{id}/drain")
    public SwitchView drain(@PathParam("id") String id) {
        return registry.drain(switchId(id), true).map(this::shown).orElseThrow(() -> Problems.notFound(WHAT));
    }

    /** It takes new calls again. */
    @DELETE
    @Path("{id}/drain")
    public SwitchView fill(@PathParam("id") String id) {
        return registry.drain(switchId(id), false).map(this::shown).orElseThrow(() -> Problems.notFound(WHAT));
    }

    /** Removes one that has no calls. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        if (!registry.remove(switchId(id))) {
            throw Problems.notFound(WHAT);
        }
    }

    private SwitchView shown(Switch found) {
        return SwitchView.of(found, desks.load(found.id()).orElseGet(() -> directory.load(found.id())));
    }

    private static UUID switchId(String text) {
        return Parameters.pathId(WHAT, text);
    }
}
