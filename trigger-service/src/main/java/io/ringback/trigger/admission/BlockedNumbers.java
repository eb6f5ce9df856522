package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The blocks that may concern a request.
 *
 * @param blocks in force; those that concern other numbers do no harm
 */
public record BlockedNumbers(List<Block> blocks) {
    public static final BlockedNumbers NONE = new BlockedNumbers(List.of());

    public BlockedNumbers {
        blocks = List.copyOf(blocks);
    }

    /**
     * One block.
     *
     * @param number E.164, or a prefix of it with its plus
     * @param prefix whether every number that begins so is meant
     * @param reason code of why
     */
    public record Block(String number, boolean prefix, String reason) {
        boolean blocks(Party.E164 party) {
            return prefix ? party.number().startsWith(number) : party.number().equals(number);
        }
    }

    /** Every text under which a block on this number may be stored: itself and its prefixes. */
    public static List<String> candidates(String number) {
        return IntStream.rangeClosed(2, number.length())
                .mapToObj(end -> number.substring(0, end))
                .toList();
    }

    Optional<Block> blocking(Party.E164 party) {
        return blocks.stream().filter(block -> block.blocks(party)).findFirst();
    }
}
