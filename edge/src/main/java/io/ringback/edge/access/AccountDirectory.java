package io.ringback.edge.access;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest snapshot of every account, in memory; filled from {@code account.snapshots.v1}. */
@ApplicationScoped
public class AccountDirectory {
    private final Map<UUID, AccountSnapshot> accounts = new ConcurrentHashMap<>();
    private final Map<String, UUID> accountsByKey = new ConcurrentHashMap<>();
    private final Map<String, UUID> accountsByNumber = new ConcurrentHashMap<>();
    private final Map<String, Set<UUID>> accountsBySubscriber = new ConcurrentHashMap<>();

    /** The account as last heard of. */
    public Optional<AccountSnapshot> account(UUID accountId) {
        return Optional.ofNullable(accounts.get(accountId));
    }

    /** The account on which this number is registered and active; no number is on two. */
    public Optional<AccountSnapshot> registering(String number) {
        return Optional.ofNullable(accountsByNumber.get(number))
                .flatMap(this::account)
                .filter(account -> activeNumbers(account).contains(number));
    }

    /** How many accounts are known. */
    public int size() {
        return accounts.size();
    }

    /** Where calls to a number may go instead, by whatever account; none if they are not forwarded. */
    public List<ForwardingRule> forwardingOf(String number) {
        return accountsBySubscriber.getOrDefault(number, Set.of()).stream()
                .flatMap(id -> account(id).stream())
                .flatMap(account -> account.forwarding().stream())
                .filter(rule -> rule.subscriber().equals(number))
                .toList();
    }

    /** Takes a snapshot in; one that is not newer than what is known changes nothing. */
    void apply(AccountSnapshot snapshot) {
        accounts.compute(snapshot.accountId(), (id, known) -> {
            if (known != null && known.version() >= snapshot.version()) {
                return known;
            }
            snapshot.keys().forEach(key -> accountsByKey.put(key.sha256(), id));
            forgetRevoked(known, snapshot);
            List<String> numbers = activeNumbers(snapshot);
            numbers.forEach(number -> accountsByNumber.put(number, id));
            Stream.ofNullable(known)
                    .flatMap(old -> activeNumbers(old).stream())
                    .filter(number -> !numbers.contains(number))
                    .forEach(number -> accountsByNumber.remove(number, id));
            snapshot.forwarding()
                    .forEach(rule -> accountsBySubscriber
                            .computeIfAbsent(rule.subscriber(), _ -> ConcurrentHashMap.newKeySet())
                            .add(id));
            return snapshot;
        });
    }

    /** The account and the key with this hash, if the account has such a key now. */
    Optional<Held> heldBy(String sha256) {
        UUID accountId = accountsByKey.get(sha256);
        return accountId == null
                ? Optional.empty()
                : account(accountId)
                        .flatMap(account -> account.keys().stream()
                                .filter(key -> key.sha256().equals(sha256))
                                .findFirst()
                                .map(key -> new Held(account, key)));
    }

    private static List<String> activeNumbers(AccountSnapshot account) {
        return account.callerNumbers().stream()
                .filter(CallerNumber::active)
                .map(CallerNumber::number)
                .toList();
    }

    private void forgetRevoked(@Nullable AccountSnapshot known, AccountSnapshot snapshot) {
        if (known != null) {
            known.keys().stream()
                    .filter(old -> snapshot.keys().stream()
                            .noneMatch(key -> key.sha256().equals(old.sha256())))
                    .forEach(old -> accountsByKey.remove(old.sha256(), snapshot.accountId()));
        }
    }

    /** A key with the account that holds it. */
    record Held(AccountSnapshot account, AccountSnapshot.Key key) {}
}
