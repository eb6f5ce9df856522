package io.ringback.local.kept;

import io.ringback.local.process.Home;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Keys of one local stack: made once, then kept as long as its data. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final Home home;
    private final Map<String, String> values;

    private Secrets(Home home, Map<String, String> values) {
        this.home = home;
        this.values = values;
    }

    /**
     * Those of a home, from its file.
     *
     * @param home where
     * @return what is there; what is missing is made when asked for
     */
    public static Secrets of(Home home) {
        return new Secrets(home, new TreeMap<>(StoredProperties.read(home.secrets())));
    }

    /**
     * The operator's API key.
     *
     * @return the key
     */
    public String operatorKey() {
        return getOrMake(
                "operatorKey",
                () -> "rb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
    }

    /**
     * What engine, trigger and rating share to seal a PIN.
     *
     * @return the key
     */
    public String sharedKey() {
        return getOrMake("sharedKey", Secrets::base64Key);
    }

    /**
     * What the engine encrypts the switches' secrets with.
     *
     * @return the key
     */
    public String switchSecretKey() {
        return getOrMake("switchSecretKey", Secrets::base64Key);
    }

    /**
     * The manager user's password at the switch simulator.
     *
     * @return the key
     */
    public String managerSecret() {
        return getOrMake(
                "managerSecret", () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
    }

    /**
     * Something another part keeps here, such as the demo customer's key.
     *
     * @param name which
     * @return empty if it has not been kept
     */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /**
     * Keeps something.
     *
     * @param name to ask for it by
     * @param value without line breaks
     */
    public void put(String name, String value) {
        values.put(name, value);
        StoredProperties.write(home.secrets(), values);
    }

    private String getOrMake(String name, Supplier<String> maker) {
        if (!values.containsKey(name)) {
            put(name, maker.get());
        }
        return get(name);
    }

    private static String base64Key() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    private static byte[] bytes() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
