package io.ringback.rating.sheet;

import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.deck.Complaint;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a sheet, line by line: the first ones by name, all of them counted. */
public final class LineErrors {
    private static final int MOST_NAMED = 100;
    private static final int BAD_REQUEST = 400;

    private final List<FieldError> named = new ArrayList<>();
    private long count;

    /** A line that was refused; the sentence begins with the name of the column. */
    public void add(long line, IllegalArgumentException refusal) {
        var complaint = Complaint.of(refusal);
        add(line, complaint.field(), complaint.message());
    }

    /** A line, its column and what is wrong there. */
    public void add(long line, String field, String message) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(new FieldError("line " + line + ", " + field, message));
        }
    }

    /** Whether there is one. */
    public boolean any() {
        return count > 0;
    }

    /** How many there are. */
    public long count() {
        return count;
    }

    /**
     * The answer: 400, naming them.
     *
     * @param lines how many were read
     */
    public ProblemException problem(long lines) {
        var detail = "%d of %d lines are wrong%s; nothing was stored"
                .formatted(count, lines, count > named.size() ? ", the first " + named.size() + " are named" : "");
        return Problems.of(BAD_REQUEST, "bad-lines", detail, named);
    }
}
