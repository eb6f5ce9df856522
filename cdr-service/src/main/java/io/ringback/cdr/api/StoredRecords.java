package io.ringback.cdr.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.ringback.edge.page.Cursor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads records, the latest first. */
@ApplicationScoped
public class StoredRecords implements PanacheRepositoryBase<StoredRecord, UUID> {

    /** At most {@code limit} records that come after the cursor. */
    Uni<List<StoredRecord>> page(Wanted wanted, @Nullable Cursor after, int limit) {
        Wanted.Question question = wanted.page(after);
        return Panache.withSession(() ->
                find(question.hql(), question.values()).range(0, limit - 1).list());
    }

    Uni<@Nullable StoredRecord> one(UUID attemptId) {
        return Panache.withSession(() -> findById(attemptId));
    }

    /**
     * All of them, read page by page as they are taken, each page in a session of its own: a slow reader holds no
     * connection.
     */
    Multi<StoredRecord> all(Wanted wanted, int pageRows) {
        return Multi.createBy()
                .repeating()
                .uni(
                        Position::new,
                        position -> page(wanted, position.after, pageRows).invoke(position::passed))
                .whilst(page -> page.size() == pageRows)
                .onItem()
                .disjoint();
    }

    /** How far the reading has come. */
    private static final class Position {
        private @Nullable Cursor after;

        void passed(List<StoredRecord> page) {
            if (!page.isEmpty()) {
                after = new Cursor(page.getLast().endedAt, page.getLast().attemptId);
            }
        }
    }
}
