package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.Party;
import java.time.Instant;

/**
 * A line somebody waits for, from trigger-service; key: site/digits or number; only a higher version wins.
 *
 * @param waiters how many wait; 0 means it is no longer watched
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("WatchedLine")
public record WatchedLine(String key, long version, Instant at, boolean sandbox, Party line, int waiters)
        implements Message {
    public WatchedLine {
        Require.atLeast(0, "waiters", waiters);
    }

    @Override
    public String partitionKey() {
        return key;
    }
}
