package io.ringback.local.demo;

/**
 * How the engine reaches a switch of the demo.
 *
 * @param name what the operator calls it
 * @param group whose calls it takes
 * @param host of its manager interface
 * @param port of its manager interface
 * @param username of a manager user
 * @param secret of that user
 */
public record SwitchAccess(String name, String group, String host, int port, String username, String secret) {
    /** For calls in earnest, as far as there are any here. */
    public static final String DEFAULT = "default";

    /** For those of sandbox keys. */
    public static final String SANDBOX = "sandbox";

    /** The name of its only trunk: rating sends calls of the sandbox over one that is named so, wherever they go. */
    String trunk() {
        return group.equals(SANDBOX) ? SANDBOX : SwitchSetup.TRUNK;
    }
}
