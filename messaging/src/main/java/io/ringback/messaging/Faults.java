package io.ringback.messaging;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells faults that pass (try the same again) from those that stay (the record itself cannot be handled). */
final class Faults {
    /** A chain of causes is never this long; a circle is. */
    private static final int DEEPEST = 20;

    private Faults() {}

    static boolean passing(Throwable fault) {
        @Nullable Throwable at = fault;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (passingItself(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    static boolean conflict(Throwable fault) {
        @Nullable Throwable at = fault;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof SqlFault sql && sql.isConflict()) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean passingItself(Throwable fault) {
        return switch (fault) {
            case PassingFault _ -> true;
            // Not reached, or no answer in time: nothing is known to be wrong with the work.
            case SqlFault sql -> sql.sqlState() == null || passingState(sql.sqlState());
            case DatabaseException refusal -> passingState(refusal.getSqlState());
            case VertxException _,
                    ConnectException _,
                    NoRouteToHostException _,
                    SocketException _,
                    SocketTimeoutException _,
                    HttpTimeoutException _,
                    ClosedChannelException _,
                    TimeoutException _,
                    RetriableException _ -> true;
            default -> false;
        };
    }

    /** Classes and states of PostgreSQL's Appendix A. */
    private static boolean passingState(@Nullable String state) {
        if (state == null) {
            return false;
        }
        return state.startsWith("08") // connection
                || state.startsWith("40") // lost against another transaction
                || state.startsWith("53") // out of disk, memory or connections
                || state.startsWith("57P0") // shut down, crashed, starting up
                || state.equals("57014") // statement time-out
                || state.equals("55P03") // lock not available
                || state.equals("25P03") // idle too long
                || state.equals("25P04") // transaction time-out
                || state.equals("25006") // read-only: a replica that is being promoted
                || state.equals("58030"); // input or output error
    }
}
