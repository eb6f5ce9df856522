package io.ringback.local.demo;

/**
 * How the engine reaches a switch of the demo.
 *
 * @param name what the operator calls it
 * @param host of its manager interface
 * @param port of its manager interface
 * @param username of a manager user
 * @param secret of that user
 */
public record SwitchAccess(String name, String host, int port, String username, String secret) {}
