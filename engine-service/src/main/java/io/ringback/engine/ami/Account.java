package io.ringback.engine.ami;

/**
 * Where and as whom to log in.
 *
 * @param secret never logged
 */
public record Account(String host, int port, String username, String secret) {
    @Override
    public String toString() {
        return "Account[" + username + "@" + host + ":" + port + "]";
    }
}
