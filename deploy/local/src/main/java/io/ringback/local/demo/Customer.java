package io.ringback.local.demo;

/**
 * The demo's customer.
 *
 * @param account its account's id
 * @param key its API key
 * @param number its account's number, to sign in with
 * @param pin to sign in with
 */
public record Customer(String account, String key, String number, String pin) {
    /** Neither key nor PIN. */
    @Override
    public String toString() {
        return "Customer[account=" + account + "]";
    }
}
