package io.ringback.engine.switches;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Who need not wait for a switch, because another one has room. Pure but for the dice; belongs to one thread.
 *
 * <p>A call goes only where it would begin at once. What was sent to a switch counts as being there until that switch has
 * told its load anew, so that a line does not run after one free place.
 */
public final class Relocation {
    /** Calls that go at one time: they are written together. */
    static final int MOST = 100;

    /** By then a switch of another replica has told what it carries, and this one has read it. */
    static final Duration TOLD_AGAIN = Duration.ofSeconds(5);

    private final RandomGenerator random;
    private final Map<UUID, Room> rooms = new HashMap<>();

    public Relocation(RandomGenerator random) {
        this.random = random;
    }

    /** A call that waits, and the switch that has room for it. */
    public record Move(UUID attemptId, UUID to) {}

    /**
     * Those that go now.
     *
     * @param waiting who waits and has no room where it is, the next one first
     * @param others switches calls may be placed on, without the one they wait for
     */
    public List<Move> plan(List<AttemptAuthorized> waiting, List<Candidate> others, Instant now) {
        List<Room> there = others.stream().map(each -> room(each, now)).toList();
        rooms.keySet().retainAll(others.stream().map(each -> each.target().id()).toList());
        List<Move> moves = new ArrayList<>();
        for (AttemptAuthorized order : waiting) {
            if (moves.size() == MOST) {
                break;
            }
            choose(order, there).ifPresent(chosen -> {
                room(chosen).send(order);
                moves.add(new Move(order.attemptId(), chosen.id()));
            });
        }
        return moves;
    }

    private Optional<Switch> choose(AttemptAuthorized order, List<Room> there) {
        List<Candidate> fitting = there.stream()
                .filter(room -> room.fits(order))
                .map(Room::candidate)
                .toList();
        return Placement.choose(order, fitting, random);
    }

    private Room room(Switch chosen) {
        return Optional.ofNullable(rooms.get(chosen.id())).orElseThrow();
    }

    private Room room(Candidate told, Instant now) {
        Room known = rooms.get(told.target().id());
        if (known != null && known.isOf(told, now)) {
            return known;
        }
        Room fresh = new Room(told, now.plus(TOLD_AGAIN));
        rooms.put(told.target().id(), fresh);
        return fresh;
    }
}
