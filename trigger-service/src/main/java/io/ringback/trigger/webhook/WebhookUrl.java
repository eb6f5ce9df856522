package io.ringback.trigger.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where notices go: {@code https}, a host, and nothing that could mean two things to two readers.
 *
 * @param host without brackets
 * @param port 443 where none is named
 * @param target path and query
 */
record WebhookUrl(String text, String host, int port, String target, boolean secure) {
    /** No webhook can lead there, for this reason. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unusable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    private static final int MAX_LENGTH = 2048;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    /** Such a host is a number to some readers, and every one of them reads it in its own way. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");

    /**
     * Reads an address.
     *
     * @param loopbackToo whether {@code http} is allowed as well, for development
     * @throws Unusable if it is none a webhook can have
     */
    static WebhookUrl of(String text, boolean loopbackToo) throws Unusable {
        var uri = parse(text);
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !(loopbackToo && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw wrong("must begin with https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw wrong("must name a host, and neither a user nor a fragment");
        }
        if (ENDS_IN_A_NUMBER.matcher(uri.getHost()).matches()
                && !DOTTED.matcher(uri.getHost()).matches()) {
            throw wrong("must give a numeric host as four decimal numbers");
        }
        int port = uri.getPort() < 0 ? secure ? HTTPS_PORT : HTTP_PORT : uri.getPort();
        if (port != HTTPS_PORT && (port < FIRST_UNPRIVILEGED_PORT || port > LAST_PORT) && !loopbackToo) {
            throw wrong("must use port 443 or one from 1024 to 65535");
        }
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new WebhookUrl(text, bare(uri.getHost()), port, target, secure);
    }

    private static URI parse(String text) throws Unusable {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\')) {
            throw wrong("must have at most " + MAX_LENGTH + " printable ASCII characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Unusable("must be an address such as https://example.com/hook", e);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Unusable wrong(String sentence) {
        return new Unusable(sentence, null);
    }

    /** Without what the query may hold of secrets. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
