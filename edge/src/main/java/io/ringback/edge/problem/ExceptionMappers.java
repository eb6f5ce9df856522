package io.ringback.edge.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ringback.edge.log.HungUpReaders;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.PassingFault;
import io.ringback.messaging.SqlFault;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem. */
final class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final Pattern TELEPHONE_NUMBER = Pattern.compile("(?<=/)\\+?[0-9]{7,15}(?=/|$)");
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body-too-large",
            415, "unsupported-media-type");

    @ServerExceptionMapper
    Response problem(ProblemException failure, UriInfo uri) {
        return answer(failure, uri);
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException failure, UriInfo uri) {
        return answer(JsonProblems.of(failure), uri);
    }

    @ServerExceptionMapper
    Response json(JacksonException failure, UriInfo uri) {
        return answer(JsonProblems.of(failure), uri);
    }

    @ServerExceptionMapper
    Response violation(ConstraintViolationException failure, UriInfo uri) {
        boolean ours = failure.getConstraintViolations().stream()
                .flatMap(violation ->
                        StreamSupport.stream(violation.getPropertyPath().spliterator(), false))
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
        if (ours) {
            return unexpected(failure, uri);
        }
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
        return answer(Problems.badFields(errors), uri);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException failure, UriInfo uri) {
        return web(failure, uri);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JacksonException json) {
            return answer(JsonProblems.of(json), uri);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        if (status >= 500) {
            return unexpected(failure, uri);
        }
        String code = CODES.getOrDefault(status, "http-" + status);
        String reason = failure.getResponse().getStatusInfo().getReasonPhrase();
        return answer(Problems.of(status, code, reason, List.of()), uri);
    }

    /** A database that cannot be asked comes back; whoever asks again with the same Idempotency-Key does no harm. */
    @ServerExceptionMapper
    Response database(SqlFault failure, UriInfo uri) {
        if (!failure.isPassing()) {
            return unexpected(failure, uri);
        }
        LOG.warnf("path=%s cause=\"%s\" msg=\"database away, request not served\"", masked(uri), failure.getMessage());
        return answer(Problems.unavailable("database-away", "the database does not answer, try again", 1), uri);
    }

    /**
     * Too much at once, or somebody away: no connection was to be had in time, or no
     * answer. Whoever asks again with the same Idempotency-Key does no harm.
     */
    @ServerExceptionMapper
    Response passing(PassingFault failure, UriInfo uri) {
        LOG.warnf("path=%s cause=\"%s\" msg=\"request not served\"", masked(uri), failure.getMessage());
        return answer(Problems.unavailable("busy", "too much to do at the moment, try again", 1), uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        if (HungUpReaders.hungUp(failure)) {
            LOG.debugf("path=%s msg=\"the client hung up\"", masked(uri));
            return answer(Problems.badRequest("client-gone", "the request was broken off"), uri);
        }
        LOG.errorf(failure, "path=%s msg=\"request failed\"", masked(uri));
        return answer(
                Problems.of(500, "internal", "an unexpected fault; the log tells more under this trace id", List.of()),
                uri);
    }

    /** The path as it may stand in a log: without telephone numbers. */
    private static String masked(UriInfo uri) {
        return Shown.text(TELEPHONE_NUMBER.matcher(uri.getPath()).replaceAll("…"));
    }

    /** Without the method and parameter that Bean Validation puts in front of a body's field. */
    private static String field(Path path) {
        String text = path.toString();
        for (Path.Node node : path) {
            boolean prefix = node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER;
            if (!prefix || !text.startsWith(node.getName() + ".")) {
                break;
            }
            text = text.substring(node.getName().length() + 1);
        }
        return text;
    }

    private static Response answer(ProblemException failure, UriInfo uri) {
        Problem problem = failure.problem().at(uri.getRequestUri().getRawPath(), Traces.traceId());
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        failure.headers().forEach(response::header);
        return response.build();
    }
}
