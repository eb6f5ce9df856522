package io.ringback.messaging;

import io.ringback.contracts.Message;
import io.ringback.contracts.UnreadableMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Handles records in one transaction; those that cannot be read become dead letters. */
final class BatchWork {
    private final Database database;
    private final RecordReader reader;
    private final BatchHandler handler;
    private final DeadLetters deadLetters;
    private final String consumer;

    BatchWork(Database database, RecordReader reader, BatchHandler handler, DeadLetters deadLetters, String consumer) {
        this.database = database;
        this.reader = reader;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.consumer = consumer;
    }

    /**
     * Returns once the change is committed and the unreadable ones lie on the dead-letter topics. If that comes to
     * nothing after the commit, the change is made again, to no effect; the other way round, each failed commit would
     * leave one more dead letter.
     */
    void handle(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!handler.wanted()) {
            return;
        }
        var readable = new ArrayList<Received<? extends Message>>(records.size());
        var unreadable = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, UnreadableMessage>();
        for (var record : records) {
            try {
                readable.add(reader.read(record));
            } catch (UnreadableMessage e) {
                unreadable.put(record, e);
            }
        }
        if (!readable.isEmpty()) {
            database.runInTransaction(tx -> handle(tx, readable));
        }
        unreadable.forEach((record, why) -> deadLetters.put(record, consumer, "UNREADABLE", why));
    }

    private void handle(Transaction tx, List<Received<? extends Message>> messages) {
        try {
            handler.handle(tx, messages);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new HandlerFailure(e);
        }
    }

    /** The record alone was tried and cannot be handled. */
    void putAside(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        var origin = cause instanceof HandlerFailure failure ? failure.getCause() : cause;
        deadLetters.put(record, consumer, "UNHANDLED", origin == null ? cause : origin);
    }

    /** Carries a checked exception out of the transaction. */
    private static final class HandlerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HandlerFailure(Exception cause) {
            super(cause);
        }
    }
}
