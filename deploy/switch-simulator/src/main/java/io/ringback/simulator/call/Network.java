package io.ringback.simulator.call;

import java.util.Set;

/** What lies behind the trunks: the endpoints that exist, and the phones reached through them. */
public interface Network {
    /** Names of the PJSIP endpoints that have a contact. */
    Set<String> endpoints();

    /** Connects a new channel to the phone {@code user} behind {@code endpoint}. */
    FarEnd connect(Channel leg, String endpoint, String user, boolean asCaller);
}
