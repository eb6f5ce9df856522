package io.ringback.local.demo;

/**
 * How the engine reaches the demo's switch.
 *
 * @param host of its manager interface
 * @param port of its manager interface
 * @param username of a manager user
 * @param secret of that user
 */
public record SwitchAccess(String host, int port, String username, String secret) {}
