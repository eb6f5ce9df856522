package io.ringback.local.demo;

import java.net.URI;
import java.util.List;

/**
 * Where the demo finds the stack.
 *
 * @param url the gateway
 * @param customer who asks for the callback
 * @param kafka where the CDR is read, {@code host:port}
 * @param simulators where the phones count their rings
 */
public record DemoStack(URI url, Customer customer, String kafka, List<URI> simulators) {
    public DemoStack {
        simulators = List.copyOf(simulators);
    }
}
