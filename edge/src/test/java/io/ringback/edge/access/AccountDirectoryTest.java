package io.ringback.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountDirectoryTest {
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BOB = new UUID(2, 2);
    private static final String NUMBER = "+442079460001";

    private final AccountDirectory directory = new AccountDirectory();

    @Test
    void active_number_leads_to_its_account_and_an_inactive_one_nowhere() {
        directory.apply(account(ANN, 1, new CallerNumber(NUMBER, true), new CallerNumber("+442079460002", false)));

        assertThat(directory.registering(NUMBER).map(AccountSnapshot::accountId))
                .contains(ANN);
        assertThat(directory.registering("+442079460002")).isEmpty();
        assertThat(directory.registering("+442079460003")).isEmpty();
    }

    @Test
    void number_that_was_taken_off_an_account_leads_nowhere() {
        directory.apply(account(ANN, 1, new CallerNumber(NUMBER, true)));

        directory.apply(account(ANN, 2));

        assertThat(directory.registering(NUMBER)).isEmpty();
    }

    @Test
    void number_that_moved_leads_to_its_new_account_whichever_is_told_first() {
        directory.apply(account(ANN, 1, new CallerNumber(NUMBER, true)));
        directory.apply(account(BOB, 1, new CallerNumber(NUMBER, true)));

        directory.apply(account(ANN, 2, new CallerNumber(NUMBER, false)));

        assertThat(directory.registering(NUMBER).map(AccountSnapshot::accountId))
                .contains(BOB);
    }

    @Test
    void old_news_of_an_account_change_nothing() {
        directory.apply(account(ANN, 2));

        directory.apply(account(ANN, 1, new CallerNumber(NUMBER, true)));

        assertThat(directory.registering(NUMBER)).isEmpty();
    }

    private static AccountSnapshot account(UUID id, long version, CallerNumber... numbers) {
        return new AccountSnapshot(
                id,
                version,
                Instant.EPOCH,
                false,
                "100001",
                Status.ACTIVE,
                "EUR",
                "en",
                1,
                List.of(numbers),
                List.of(),
                List.of(),
                List.of());
    }
}
