package io.ringback.messaging;

import io.ringback.contracts.Message;
import java.util.List;

/**
 * Handles what came in one poll in one transaction; for work that gains from it, such as locking many accounts in the
 * order of their ids. If a batch fails it is called again with each record alone.
 */
@FunctionalInterface
public interface BatchHandler {
    /** @throws Exception as {@link RecordHandler#handle} */
    void handle(Transaction tx, List<Received<? extends Message>> messages) throws Exception;

    /**
     * Whether anybody cares for what has come; if not, it is passed over unread, for reading a busy topic costs more than
     * the question. Asked after the poll: who cares since before a message was sent is seen.
     */
    default boolean wanted() {
        return true;
    }
}
