package io.ringback.cdr;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RequestFacts;
import java.util.List;
import java.util.UUID;

/**
 * A number that takes part in a campaign: what engine and rating tell of its attempts.
 *
 * @param number E.164
 */
public record Taking(String campaign, String number, UUID callbackId, boolean sandbox) {
    /** The attempt's messages as those of an attempt of this callback. */
    public List<Message> messages(Attempt attempt) {
        return attempt.messages().stream().map(this::mine).toList();
    }

    private Message mine(Message message) {
        return switch (message) {
            case CallEvent event ->
                new CallEvent(callbackId, event.attemptId(), event.number(), event.at(), sandbox, event.fact());
            case AttemptSettled settled ->
                new AttemptSettled(
                        callbackId,
                        settled.attemptId(),
                        settled.at(),
                        sandbox,
                        settled.accountId(),
                        settled.refused(),
                        facts(settled.request()),
                        settled.authorizedAt(),
                        settled.callerSeconds(),
                        settled.talkSeconds(),
                        settled.overrunMillis(),
                        settled.legs(),
                        settled.amount(),
                        settled.absorbed(),
                        settled.balanceAfter(),
                        settled.deckVersion(),
                        settled.estimated(),
                        settled.decision());
            default -> message;
        };
    }

    private RequestFacts facts(RequestFacts facts) {
        return new RequestFacts(
                facts.attemptNumber(),
                facts.trigger(),
                facts.script(),
                new Party.E164(number),
                facts.callee(),
                null,
                facts.language(),
                facts.requestedAt(),
                campaign);
    }
}
