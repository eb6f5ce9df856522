package io.ringback.trigger.button;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Origins of web pages, as browsers write them (RFC 6454, section 6.1). */
final class Origins {
    private static final int MOST_CHARACTERS = 200;

    private Origins() {}

    /**
     * The origin as a browser would write it: lower case, no port where it is the usual one.
     *
     * @return empty if it is none: another scheme than http and https, a path, a user, a wildcard
     */
    static Optional<String> of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(text.toLowerCase(Locale.ROOT));
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return bare ? written(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> written(URI uri) {
        int usual;
        switch (uri.getScheme()) {
            case "https" -> usual = 443;
            case "http" -> usual = 80;
            default -> {
                return Optional.empty();
            }
        }
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return Optional.of(uri.getScheme() + "://" + uri.getHost() + port);
    }
}
