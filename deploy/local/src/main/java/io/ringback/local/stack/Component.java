package io.ringback.local.stack;

import java.util.List;
import java.util.Map;

/**
 * One process of the stack.
 *
 * @param name of its pid file and log
 * @param command what is run
 * @param environment what is added to its environment
 * @param readiness how to see that it takes work
 */
record Component(String name, List<String> command, Map<String, String> environment, Readiness readiness) {

    Component {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
