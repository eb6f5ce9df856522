package io.ringback.contracts.values;

/**
 * Account and secret as somebody gave them, readable by rating alone.
 *
 * @param account account number as given
 * @param sealed AES-256-GCM under the platform's shared key, base64; associated data is attempt and try
 */
public record SealedIdentity(String account, String sealed) {
    /** The secret stays out of logs, sealed or not. */
    @Override
    public String toString() {
        return "SealedIdentity[…]";
    }
}
