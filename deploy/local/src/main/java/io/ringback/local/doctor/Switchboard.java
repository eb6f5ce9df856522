package io.ringback.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.local.doctor.Diagnosis.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The switches, by the engine's own check of each.
 *
 * @param gateway where the API is
 */
record Switchboard(URI gateway, Asking asking) {
    private static final String PATH = "/v1/switches";

    List<Diagnosis> examine() {
        Asking.Answer list = asking.get(gateway.resolve(PATH));
        if (list.status() != 200) {
            return List.of(Diagnosis.failed("gateway", "does not list the switches: " + said(list)));
        }
        List<Diagnosis> found = new ArrayList<>();
        found.add(Diagnosis.ok("gateway", "answers at " + gateway + "."));
        if (list.body().path("items").isEmpty()) {
            found.add(new Diagnosis(
                    Level.WARNING,
                    "switches",
                    "none is registered, so nobody can be called: POST " + PATH + " registers one."));
        }
        list.body().path("items").forEach(each -> found.addAll(examine(each)));
        return found;
    }

    private List<Diagnosis> examine(JsonNode registered) {
        String part = "switch " + registered.path("name").asText();
        List<Diagnosis> found = new ArrayList<>();
        if (registered.hasNonNull("drainingSince")) {
            found.add(new Diagnosis(
                    Level.WARNING,
                    part,
                    "takes no new calls, as it was told: "
                            + registered.path("load").path("calls").asInt() + " are left on it."));
        }
        Asking.Answer report =
                asking.post(gateway.resolve(PATH + "/" + registered.path("id").asText() + "/check"));
        if (report.status() != 200) {
            found.add(Diagnosis.failed(part, "cannot be checked: " + said(report)));
        }
        report.body()
                .path("findings")
                .forEach(finding -> found.add(new Diagnosis(
                        Level.valueOf(finding.path("result").asText("FAILED")),
                        part,
                        finding.path("check").asText() + ": "
                                + finding.path("sentence").asText())));
        return found;
    }

    private static String said(Asking.Answer answer) {
        return answer.status() == 0
                ? "it does not answer; ./ringback status says what runs."
                : "it answers " + answer.status() + " "
                        + answer.body().path("detail").asText() + ".";
    }
}
