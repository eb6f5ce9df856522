package io.ringback.simulator;

import io.ringback.simulator.manager.ManagerUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a simulator is set up. Each value is an option of the command line ({@code --ami-port 5038}) or an environment
 * variable ({@code SIMULATOR_AMI_PORT}); the command line wins.
 *
 * @param host the address both ports listen on
 * @param amiPort manager port, 0 for a free one
 * @param httpPort control port, 0 for a free one
 * @param users manager users, {@code name:secret[:read[:write]]} each
 * @param systemName the SystemName of every event and the prefix of every uniqueid
 * @param endpoints PJSIP endpoints that exist; the first one carries inbound calls
 * @param timestampEvents whether events carry a Timestamp
 * @param promptLength how long every sound file plays that the recordings do not know
 * @param dialledDigits what phones ending in 20 key when asked for a destination
 * @param bootTime from the open port to FullyBooted after a restart
 * @param authTimeout how long a session may stay without a login
 */
public record Settings(
        String host,
        int amiPort,
        int httpPort,
        List<ManagerUser> users,
        String systemName,
        Set<String> endpoints,
        boolean timestampEvents,
        Duration promptLength,
        String dialledDigits,
        Duration bootTime,
        Duration authTimeout) {

    public Settings {
        users = List.copyOf(users);
        endpoints = Collections.unmodifiableSet(new LinkedHashSet<>(endpoints));
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("endpoints must not be empty");
        }
        if (!systemName.matches("[A-Za-z0-9_]{1,32}")) {
            throw new IllegalArgumentException("system-name must be letters, digits and _: " + systemName);
        }
    }

    /** Free ports on loopback, no user yet, a carrier trunk {@code sim}, and what the recordings had. */
    public static Settings standard() {
        return new Settings(
                "127.0.0.1",
                0,
                0,
                List.of(),
                "lab1",
                new LinkedHashSet<>(List.of("sim", "gw")),
                true,
                Duration.ofMillis(200),
                "00493023125002#",
                Duration.ofMillis(350),
                Duration.ofSeconds(30));
    }

    /** The same with one more user. */
    public Settings with(ManagerUser user) {
        List<ManagerUser> more = new ArrayList<>(users);
        more.add(user);
        return copy(amiPort, httpPort, more, timestampEvents, promptLength, authTimeout);
    }

    /** The same on these ports. */
    public Settings onPorts(int ami, int http) {
        return copy(ami, http, users, timestampEvents, promptLength, authTimeout);
    }

    /** The same with events that carry no Timestamp. */
    public Settings withoutTimestamps() {
        return copy(amiPort, httpPort, users, false, promptLength, authTimeout);
    }

    /** The same with prompts of this length. */
    public Settings withPrompts(Duration length) {
        return copy(amiPort, httpPort, users, timestampEvents, length, authTimeout);
    }

    /** The same with another time to log in. */
    public Settings withAuthTimeout(Duration limit) {
        return copy(amiPort, httpPort, users, timestampEvents, promptLength, limit);
    }

    /** The same with another time from the open port to FullyBooted. */
    public Settings withBootTime(Duration time) {
        return new Settings(
                host,
                amiPort,
                httpPort,
                users,
                systemName,
                endpoints,
                timestampEvents,
                promptLength,
                dialledDigits,
                time,
                authTimeout);
    }

    private Settings copy(
            int ami, int http, List<ManagerUser> who, boolean timestamps, Duration prompts, Duration limit) {
        return new Settings(
                host, ami, http, who, systemName, endpoints, timestamps, prompts, dialledDigits, bootTime, limit);
    }
}
