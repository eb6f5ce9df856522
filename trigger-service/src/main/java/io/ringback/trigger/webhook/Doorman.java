package io.ringback.trigger.webhook;

import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.notice.PublicAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Says which address of a host may be connected to. Asked at each try, and its answer is what is connected to: a name
 * that meant a public address when the webhook was made may mean one of our own by now.
 */
@Singleton
final class Doorman {
    private final HostNames names;
    private final boolean loopbackToo;

    Doorman(HostNames names, TriggerSettings settings) {
        this.names = names;
        this.loopbackToo = settings.webhookLoopback();
    }

    /** It may not be connected to, for this reason. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String sentence) {
            super(sentence);
        }
    }

    /** @throws WebhookUrl.Unusable if it is no address a webhook can have */
    WebhookUrl read(String url) throws WebhookUrl.Unusable {
        return WebhookUrl.of(url, loopbackToo);
    }

    /**
     * The address to connect to.
     *
     * @throws Refused if the host has none, or one of them is not of the public Internet
     */
    InetAddress admit(WebhookUrl url) throws Refused {
        List<InetAddress> all;
        try {
            all = names.addresses(url.host());
        } catch (UnknownHostException e) {
            throw new Refused("the host is not known");
        }
        for (var address : all) {
            boolean loopback = PublicAddress.isLoopback(address.getAddress());
            if (loopback ? !loopbackToo : !url.secure() || !PublicAddress.isPublic(address.getAddress())) {
                throw new Refused("the host is not of the public Internet");
            }
        }
        if (all.isEmpty()) {
            throw new Refused("the host has no address");
        }
        return all.getFirst();
    }
}
