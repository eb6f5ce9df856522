package io.ringback.local.gateway;

/**
 * Where one replica of a service listens.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
record Address(String host, int port) {

    Address {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not an address: " + host + ":" + port);
        }
    }

    static Address of(String hostAndPort) {
        var colon = hostAndPort.lastIndexOf(':');
        try {
            return new Address(hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("must be host:port: " + hostAndPort, e);
        }
    }
}
