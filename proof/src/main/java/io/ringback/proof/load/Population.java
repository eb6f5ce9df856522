package io.ringback.proof.load;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Whose calls the load is: accounts of its own, all of whose phones answer. */
public final class Population implements Wishes {
    private static final int ACCOUNTS = 20;

    private final Numbers numbers;
    private final List<String> keys;

    private Population(Numbers numbers, List<String> keys) {
        this.numbers = numbers;
        this.keys = keys;
    }

    /**
     * Makes what is missing and waits until the services know of it.
     *
     * @param target the stack; it has the demo's call plan and route
     * @param highestRate requests per second it will do for, 1 to {@value LoadSettings#HIGHEST_RATE}: the fewer, the
     *     fewer numbers are made
     * @throws IllegalStateException if the stack refuses
     */
    public static Population make(LoadTarget target, int highestRate) throws InterruptedException {
        if (highestRate < 1 || highestRate > LoadSettings.HIGHEST_RATE) {
            throw new IllegalArgumentException("highestRate must be 1 to " + LoadSettings.HIGHEST_RATE);
        }
        var numbers = new Numbers(highestRate);
        int accounts = Math.min(ACCOUNTS, numbers.callers().size());
        var byAccount = IntStream.range(0, accounts)
                .mapToObj(account -> every(accounts, account, numbers.callers()))
                .toList();
        return new Population(numbers, new CallerAccounts(target, "load").with(byAccount));
    }

    @Override
    public Wish at(Instant moment) {
        var pair = numbers.at(moment);
        var body = "{\"caller\":\"%s\",\"callee\":\"%s\",\"retry\":{\"times\":0}}"
                .formatted(numbers.callers().get(pair.caller()), pair.callee());
        return new Wish(keys.get(pair.caller() % keys.size()), body);
    }

    private static List<String> every(int step, int first, List<String> all) {
        return IntStream.range(0, all.size())
                .filter(n -> n % step == first)
                .mapToObj(all::get)
                .toList();
    }
}
