package io.ringback.local.doctor;

import io.ringback.local.doctor.Diagnosis.Level;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Looks a stack over, part by part; it changes nothing and rings nobody. */
public final class Doctor {
    private static final int CONNECT_MILLIS = 2_000;

    private final Patient patient;
    private final Asking asking;

    public Doctor(Patient patient) {
        this.patient = patient;
        this.asking = new Asking(patient.operatorKey());
    }

    /** Prints a line per part and one for the whole. */
    public boolean isWell(PrintStream out) {
        List<Diagnosis> found = examine();
        found.forEach(each -> out.println(each.line()));
        long failed =
                found.stream().filter(each -> each.level() == Level.FAILED).count();
        long warnings =
                found.stream().filter(each -> each.level() == Level.WARNING).count();
        out.println(
                failed > 0
                        ? "Not well: " + failed + " of " + found.size() + " checks failed."
                        : warnings > 0 ? "Well, with " + warnings + " warnings." : "All is well.");
        return failed == 0;
    }

    List<Diagnosis> examine() {
        List<Diagnosis> found = new ArrayList<>();
        new TreeMap<>(patient.processes()).forEach((name, runs) -> {
            if (!runs) {
                found.add(Diagnosis.failed(
                        name, "does not run: ./ringback logs " + name + " says why, ./ringback up starts it."));
            }
        });
        new TreeMap<>(patient.servers()).forEach((name, address) -> found.add(server(name, address)));
        new TreeMap<>(patient.services()).forEach((name, base) -> found.add(service(name, base)));
        found.addAll(new Switchboard(patient.gateway(), asking).examine());
        return found;
    }

    private static Diagnosis server(String name, InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return Diagnosis.ok(name, "listens on port " + address.getPort() + ".");
        } catch (IOException e) {
            return Diagnosis.failed(
                    name, "does not listen on port " + address.getPort() + ": start it, or look into its log.");
        }
    }

    /** Ready: it reaches its database and has read what it must know. Well: its messages come and go. */
    private Diagnosis service(String name, URI base) {
        for (String health : List.of("live", "ready", "well")) {
            Asking.Answer answer = asking.get(base.resolve("/q/health/" + health));
            if (answer.status() != 200) {
                return Diagnosis.failed(name, complaint(name, health, answer));
            }
        }
        return Diagnosis.ok(name, "is live, ready and well: it reaches its database and Kafka.");
    }

    private static String complaint(String name, String health, Asking.Answer answer) {
        if (answer.status() == 0) {
            return "does not answer: ./ringback logs " + name + " says why.";
        }
        List<String> down = new ArrayList<>();
        answer.body().path("checks").forEach(check -> {
            if (!check.path("status").asText().equals("UP")) {
                down.add(check.path("name").asText());
            }
        });
        return "is not " + health + ": " + (down.isEmpty() ? "it answers " + answer.status() : String.join(", ", down))
                + "; see ./ringback logs " + name + ".";
    }
}
