package io.ringback.trigger.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostNames {
    /** Every address of the name. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
