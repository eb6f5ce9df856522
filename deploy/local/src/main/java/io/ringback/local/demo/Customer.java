package io.ringback.local.demo;

/**
 * The demo's customer.
 *
 * @param account its account's id
 * @param key its API key
 * @param number its account's number, to sign in with
 * @param pin to sign in with
 * @param sandboxKey its key of the sandbox, empty if there is no sandbox here
 */
public record Customer(String account, String key, String number, String pin, String sandboxKey) {
    /** Where there is no sandbox. */
    public Customer(String account, String key, String number, String pin) {
        this(account, key, number, pin, "");
    }

    /** Neither keys nor PIN. */
    @Override
    public String toString() {
        return "Customer[account=" + account + "]";
    }
}
