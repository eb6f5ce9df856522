package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Route;
import io.ringback.engine.ami.ChannelList.Listed;
import io.ringback.engine.call.Input.SeenChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelListTest {
    private static final Route WAY = new Route("gw", "+493023125002");

    private final ChannelList list =
            new ChannelList(address -> address.equals("+493023125002@gw") ? Set.of(WAY) : Set.of());

    /** As in the recording of a session that takes a call over (88). */
    @Test
    void channel_is_listed_with_the_way_its_last_dial_was_answered_on() throws Exception {
        list.heard(status("y88-caller", Map.of("DIALEDPEERNUMBER", "+493023125002@gw", "DIALSTATUS", "ANSWER")));

        list.heard(channel("y88-caller", "Dial", "402d9dc8"));
        boolean complete = list.heard(new CoreShowChannelsCompleteEvent(this));

        assertThat(complete).isTrue();
        assertThat(list.await(Duration.ZERO))
                .containsExactly(
                        new Listed("y88-caller", new SeenChannel("y88-caller", true, "Dial", true, Set.of(WAY))));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"BUSY, +493023125002@gw", "ANSWER, other@gw", "'', ''"})
    void other_ends_of_a_dial_prove_no_talk(String dialStatus, String peer) {
        list.heard(status("y88-caller", Map.of("DIALEDPEERNUMBER", peer, "DIALSTATUS", dialStatus)));
        list.heard(channel("y88-caller", "AGI", ""));

        assertThat(list.listed())
                .containsExactly(new Listed("y88-caller", new SeenChannel("y88-caller", true, "AGI", false)));
    }

    private StatusEvent status(String uniqueId, Map<String, String> variables) {
        StatusEvent event = new StatusEvent(this);
        event.setUniqueId(uniqueId);
        event.setVariables(variables);
        return event;
    }

    private CoreShowChannelEvent channel(String uniqueId, String application, String bridge) {
        CoreShowChannelEvent event = new CoreShowChannelEvent(this);
        event.setUniqueid(uniqueId);
        event.setLinkedid(uniqueId);
        event.setChannelState(6);
        event.setApplication(application);
        event.setBridgeid(bridge);
        return event;
    }
}
