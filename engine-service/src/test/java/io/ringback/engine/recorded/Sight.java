package io.ringback.engine.recorded;

import io.ringback.engine.ami.ChannelList.Listed;
import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.call.Input.Sighted;
import java.time.Instant;
import java.util.List;

/** What a list of channels shows of the one call there is. */
final class Sight {
    private Sight() {}

    static Sighted of(List<Listed> listed, Instant now) {
        List<SeenChannel> ours = listed.stream()
                .filter(each -> ChannelId.parse(each.linkedId()).isPresent())
                .map(Listed::channel)
                .toList();
        return new Sighted(
                now,
                ours.stream().filter(Sight::isCaller).findFirst(),
                ours.stream().filter(channel -> !isCaller(channel)).toList());
    }

    private static boolean isCaller(SeenChannel channel) {
        return ChannelId.parse(channel.uniqueId()).isPresent();
    }
}
