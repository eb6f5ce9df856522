package io.ringback.trigger.asking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.edge.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/** Writes responses, so that one can be kept and given again byte by byte. */
@Singleton
final class Answers {
    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    Answer callback(int status, CallbackView view) {
        return new Answer(status, MediaType.APPLICATION_JSON, "/v1/callbacks/" + view.id(), text(view), false);
    }

    Answer dryRun(DryRunView view) {
        String location = view.callback() == null ? null : "/v1/callbacks/" + view.callback();
        return new Answer(200, MediaType.APPLICATION_JSON, location, text(view), false);
    }

    Answer refusal(Problem problem) {
        return new Answer(problem.status(), Problem.MEDIA_TYPE, null, text(problem), false);
    }

    /** JSON as responses have it. */
    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a response", e);
        }
    }
}
