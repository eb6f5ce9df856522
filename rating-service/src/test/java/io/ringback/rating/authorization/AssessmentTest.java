package io.ringback.rating.authorization;

import static io.ringback.rating.Wishes.CALLEE;
import static io.ringback.rating.Wishes.CALLER;
import static io.ringback.rating.authorization.Payers.NOW;
import static io.ringback.rating.authorization.Payers.terms;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerProof;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.rating.Wishes;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final Rate GERMANY = perMinute("0.10", 60, 60);
    private static final Wishes WISH = Wishes.of(Payers.ID);

    @Test
    void account_with_five_at_ten_cents_is_granted_3000_seconds_and_all_of_it_is_held() {
        var decision = decide(WISH, Payers.with("5"), terms());

        var target = new PricedTarget(
                CALLEE, List.of(new Route("sim", "+493023125002")), 60, Set.of(), Tariff.callerFree(GERMANY), 3000);
        assertThat(decision)
                .isEqualTo(new Authorized(
                        List.of(new Route("sim", "+442079460001")),
                        new GrantedCall(StartWindow.after(NOW, 316), Tariff.NOTHING, List.of(target), 120, 3000, true),
                        new CallerIds(null, "+442079460001"),
                        micros("5")));
    }

    @Test
    void a_cent_is_refused_where_the_first_minute_costs_four() {
        var decision = decide(WISH, Payers.with("0.01"), terms(perMinute("0.04", 60, 60)));

        assertThat(decision).isEqualTo(Refused.of(RefusalReason.NO_MONEY));
    }

    @Test
    void less_than_the_least_talk_is_refused() {
        var bySecond = terms(perMinute("0.60", 1, 1));

        assertThat(decide(WISH, Payers.withLeastTalk("0.09", 10), bySecond))
                .isEqualTo(Refused.of(RefusalReason.NO_MONEY));
        assertThat(decide(WISH, Payers.withLeastTalk("0.10", 10), bySecond)).isInstanceOf(Authorized.class);
    }

    @Test
    void request_for_less_than_the_least_talk_needs_only_what_it_asks_for() {
        var bySecond = terms(perMinute("0.60", 1, 1));

        var decision = decide(Wishes.of(Payers.ID).atMost(5), Payers.withLeastTalk("0.05", 10), bySecond);

        assertThat(granted(decision).grantedSeconds()).isEqualTo(5);
    }

    @Test
    void overdraft_counts_and_what_is_held_does_not() {
        var decision = decide(WISH, Payers.withOverdraft("1", "0.50", "0.20"), terms());

        assertThat(granted(decision).grantedSeconds()).isEqualTo(7 * 60);
    }

    @Test
    void request_caps_the_talk() {
        var decision = decide(Wishes.of(Payers.ID).atMost(90), Payers.with("5"), terms());

        assertThat(granted(decision).grantedSeconds()).isEqualTo(90);
        assertThat(((Authorized) decision).holdMicros()).isEqualTo(micros("0.20"));
    }

    @Test
    void account_with_several_calls_gets_a_slice() {
        var decision = decide(WISH, Payers.withSeveralCalls("5", 2, 1), terms());

        var call = granted(decision);
        assertThat(List.of(call.grantedSeconds(), call.limitSeconds())).containsExactly(300, 3000);
        assertThat(call.last()).isFalse();
        assertThat(((Authorized) decision).holdMicros()).isEqualTo(micros("0.50"));
    }

    @Test
    void suspended_account_is_refused() {
        assertThat(decide(WISH, Payers.suspended(), terms())).isEqualTo(Refused.of(RefusalReason.SUSPENDED));
    }

    @Test
    void call_beyond_the_concurrency_is_refused() {
        assertThat(decide(WISH, Payers.withSeveralCalls("5", 2, 2), terms()))
                .isEqualTo(Refused.of(RefusalReason.TOO_MANY_CALLS));
    }

    @Test
    void caller_whose_number_is_not_registered_is_refused() {
        var wish = Wishes.of(Payers.ID).from(new Party.E164("+442079460999"));

        assertThat(decide(wish, Payers.with("5"), terms())).isEqualTo(Refused.of(RefusalReason.CALLER_ID));
    }

    @Test
    void caller_whose_number_is_proven_otherwise_need_not_be_registered() {
        var visitor = new Party.E164("+442079460999");
        var told = Wishes.of(Payers.ID).from(visitor).provenBy(CallerProof.CODE);
        var called = Wishes.of(Payers.ID).from(visitor).provenBy(CallerProof.CALL);

        var byCode = (Authorized) decide(told, Payers.with("5"), terms());
        var byCall = (Authorized) decide(called, Payers.with("5"), terms());

        assertThat(byCode.callerIds().calleeSees()).isEqualTo(visitor.number());
        assertThat(byCall.callerIds().calleeSees()).isNull();
    }

    @Test
    void number_to_be_shown_must_be_registered_too() {
        var wish = Wishes.of(Payers.ID).showing("+442079460999");

        assertThat(decide(wish, Payers.with("5"), terms())).isEqualTo(Refused.of(RefusalReason.CALLER_ID));
    }

    @Test
    void caller_sees_the_access_number_and_callee_the_proven_caller() {
        var decision = decide(Wishes.of(Payers.ID).over("+442079460100"), Payers.with("5"), terms());

        assertThat(((Authorized) decision).callerIds()).isEqualTo(new CallerIds("+442079460100", CALLER.number()));
    }

    @Test
    void who_waited_for_a_line_sees_that_it_is_redialled() {
        var decision = decide(Wishes.of(Payers.ID).over("+442079460100").waitedFor(), Payers.with("5"), terms());

        assertThat(((Authorized) decision).callerIds())
                .isEqualTo(new CallerIds(Wishes.CALLEE.number(), CALLER.number(), "ReDial"));
    }

    @Test
    void number_without_rate_is_refused() {
        var wish = Wishes.of(Payers.ID).to(new Party.E164("+12025550100"));

        assertThat(decide(wish, Payers.with("5"), terms())).isEqualTo(Refused.of(RefusalReason.NO_RATE));
    }

    @Test
    void number_without_route_is_refused() {
        var onlyBritain = new Terms(terms().prices(), RouteTable.of(1, Map.of("44", List.of("sim"))), NOW);

        assertThat(decide(WISH, Payers.with("5"), onlyBritain)).isEqualTo(Refused.of(RefusalReason.NO_ROUTE));
    }

    @Test
    void dry_run_gives_every_rule_its_answer() {
        var assessment = Assessment.of(WISH.wish(), Payers.with("0.05"), terms(), Allowances.DEFAULT);

        assertThat(assessment.answers())
                .containsExactly(
                        new RuleAnswer("SUSPENDED", true, "The account may call."),
                        new RuleAnswer(
                                "CALLER_ID", true, "The caller's number is registered and active on the account."),
                        new RuleAnswer("TOO_MANY_CALLS", true, "The account may have one more call."),
                        new RuleAnswer("FORBIDDEN", true, "No admission rule forbids this number."),
                        new RuleAnswer("NO_RATE", true, "There is a rate for this number."),
                        new RuleAnswer("NO_ROUTE", true, "A trunk may carry this number."),
                        new RuleAnswer("NO_MONEY", false, "The balance does not cover the shortest call."));
    }

    private static Decision decide(Wishes wish, Payer payer, Terms terms) {
        return Assessment.of(wish.wish(), payer, terms, Allowances.DEFAULT).decision();
    }

    private static GrantedCall granted(Decision decision) {
        assertThat(decision).isInstanceOf(Authorized.class);
        return ((Authorized) decision).call();
    }
}
