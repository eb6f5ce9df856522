package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.attempt.StateJson;
import io.ringback.engine.call.AgiCommand.ForgetKeys;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.Effect.RunAgi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A caller nobody knows proves who pays by account number and PIN. */
class IdentityTest {
    @Test
    void unknown_caller_is_asked_for_the_account_and_hears_nobodys_balance() {
        Calls call = Calls.askingWho();

        assertThat(call.wire()).contains(agi("askaccount-1", new ReadKeys(en("welcome", "enter-account"), 20)));
    }

    @Test
    void pin_is_asked_for_behind_the_account_and_does_not_stay_on_the_channel() {
        Calls call = Calls.askingWho();
        call.wire();

        call.keyAs("account-1", "1000017");

        assertThat(call.wire())
                .contains(agi("askpin-1", new ReadKeys(en("enter-pin"), 20)))
                .endsWith(agi("pin-1", new GetKeys()), agi("forget-1", new ForgetKeys()));
    }

    @Test
    void both_go_to_rating_and_stand_in_no_state() {
        Calls call = Calls.awaitingIdentity();

        assertThat(call.lastFact()).isEqualTo(new IdentityOffered(1, "1000017", "c2VhbGVk"));
        assertThat(StateJson.write(call.state())).doesNotContain("1000017", "c2VhbGVk");
        assertThat(StateJson.readState(StateJson.write(call.state()))).isEqualTo(call.state());
    }

    @Test
    void identified_caller_hears_the_balance_and_keys_the_destination() {
        Calls call = Calls.awaitingIdentity();
        call.wire();

        call.identify();

        assertThat(call.wire())
                .contains(agi(
                        "ask-1",
                        new ReadKeys(en("balance", "n7", "euro-2", "and", "n50", "euro-cent-2", "enter-number"), 20)));
        assertThat(call.key(1, "493023125002").lastFact()).isEqualTo(new DestinationDialled(1, "493023125002"));
        assertThat(call.allow(1).state()).isInstanceOf(PreparingDial.class);
        assertThat(StateJson.readState(StateJson.write(call.state()))).isEqualTo(call.state());
    }

    @Test
    void wrong_pin_is_asked_again_with_its_account_until_rating_says_enough() {
        Calls call = Calls.awaitingIdentity();
        call.wire();

        call.say(at -> new Input.IdentityDenied(at, 1, 1));

        assertThat(call.wire()).contains(agi("askaccount-2", new ReadKeys(en("wrong-pin", "enter-account"), 20)));

        call.keyAs("account-2", "1000017").keyAs("pin-2", "c2VhbGVk").say(at -> new Input.IdentityDenied(at, 2, 0));

        assertThat(ended(call.answer("closing").hungUp(CALLER, 16))).isEqualTo(Disposition.NO_DESTINATION);
    }

    @Test
    void nothing_keyed_thrice_is_the_end() {
        Calls call = Calls.askingWho()
                .keyAs("account-1", "")
                .keyAs("account-2", "1000017")
                .keyAs("pin-2", "")
                .keyAs("account-3", "12*");

        assertThat(ended(call.answer("closing").hungUp(CALLER, 16))).isEqualTo(Disposition.NO_DESTINATION);
        assertThat(call.facts()).noneMatch(IdentityOffered.class::isInstance);
    }

    @Test
    void rating_that_is_silent_ends_the_call() {
        Calls call = Calls.awaitingIdentity().deadline();

        assertThat(ended(call.answer("closing").hungUp(CALLER, 16))).isEqualTo(Disposition.FAILED);
    }

    @Test
    void cut_behind_the_pin_asks_anew_unless_the_answer_comes_first() {
        Calls call = Calls.awaitingIdentity().say(Input.SwitchLost::new);
        call.wire();

        call.say(
                at -> new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, "AGI", false)), List.of()));

        assertThat(call.wire()).contains(agi("askaccount-2", new ReadKeys(en("enter-account"), 20)));

        call.identify();

        assertThat(call.wire())
                .anyMatch(effect -> effect instanceof RunAgi run && run.name().equals("ask-1"));
    }

    private static Disposition ended(Calls call) {
        return ((AttemptEnded) call.lastFact()).disposition();
    }

    private static RunAgi agi(String name, AgiCommand command) {
        return new RunAgi(CALLER, name, command, null);
    }

    private static List<String> en(String... sounds) {
        return Stream.of(sounds).map(sound -> "ringback/en/" + sound).toList();
    }
}
