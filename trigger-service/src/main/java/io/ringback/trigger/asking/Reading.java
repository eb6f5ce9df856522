package io.ringback.trigger.asking;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RingTimeout;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.LanguageTag;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Admission;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.asking.CallbackBody.FallbackBody;
import io.ringback.trigger.asking.CallbackBody.OtherCallerBody;
import io.ringback.trigger.asking.CallbackBody.RetryBody;
import io.ringback.trigger.callback.LocalMoment;
import io.ringback.trigger.callback.OtherCaller;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body: every field that cannot be understood is named, all at once. */
final class Reading {
    private static final Pattern CAMPAIGN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String NOT_A_NUMBER = "must be a number in E.164 form, such as +442079460001";
    private static final int MOST_FALLBACKS = 5;
    private static final int MOST_METADATA = 20;
    private static final int LONGEST_METADATA_KEY = 64;
    private static final int LONGEST_METADATA_VALUE = 500;

    private final TriggerSettings settings;
    private final Instant now;
    private final List<FieldError> errors = new ArrayList<>();

    Reading(TriggerSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /**
     * @param trigger how it was asked for
     * @param accountLanguage where the body names none
     * @throws io.ringback.edge.problem.ProblemException 400 naming the fields, or 422 for short numbers
     */
    Asked read(CallbackBody body, Trigger trigger, String accountLanguage) {
        Party caller = number("caller", body.caller());
        Party callee = body.callee() == null ? null : number("callee", body.callee());
        List<Fallback> fallbacks = fallbacks(body.fallbacks());
        List<OtherCaller> otherCallers = otherCallers(body);
        campaign(body);
        String callerId = body.callerId();
        if (callerId != null && !Party.E164.isE164(callerId)) {
            bad("callerId", NOT_A_NUMBER);
        }
        int talk = maxTalk(body);
        String language = language(body.language(), accountLanguage);
        Retries retries = retries(body.retry());
        Map<String, String> metadata = metadata(body.metadata());
        Times times = times(body, callee == null ? caller : callee);
        if (!errors.isEmpty() || caller == null) {
            throw Problems.badFields(errors);
        }
        Wanted wanted = Wanted.talk(trigger, caller, callee)
                .fallbacks(fallbacks)
                .atMost(talk)
                .confirmed(yes(body.confirm()))
                .showing(callerId)
                .quoted(body.quote())
                .in(language)
                .retrying(retries)
                .noting(metadata)
                .at(times.notBefore(), times.window(), times.note())
                .by(body.accessNumber())
                .orElse(otherCallers)
                .doing(options(body))
                .takingPart(body.campaign())
                .done();
        return new Asked(wanted, times.expiresAt(), yes(body.dryRun()));
    }

    private @Nullable Party number(String field, @Nullable String text) {
        if (text == null) {
            bad(field, "is required");
            return null;
        }
        if (Party.E164.isE164(text)) {
            return new Party.E164(text);
        }
        Admission.judgeShort(text).ifPresent(refusal -> {
            throw Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        });
        bad(field, NOT_A_NUMBER);
        return null;
    }

    private List<Fallback> fallbacks(@Nullable List<FallbackBody> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST_FALLBACKS) {
            bad("fallbacks", "must be at most " + MOST_FALLBACKS);
            return List.of();
        }
        List<Fallback> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            FallbackBody fallback = given.get(i);
            String field = "fallbacks[" + i + "].";
            Party party = number(field + "number", fallback.number());
            long ring = fallback.ringTimeout() == null
                    ? RingTimeout.CALLEE_DEFAULT_SECONDS
                    : fallback.ringTimeout().value();
            if (ring < 1 || ring > RingTimeout.MAX_SECONDS) {
                bad(field + "ringTimeout", "must be 1 to " + RingTimeout.MAX_SECONDS + " seconds");
            } else if (party != null) {
                read.add(new Fallback(party, (int) ring, fallback.on() == null ? Set.of() : fallback.on()));
            }
        }
        return read;
    }

    private @Nullable List<OtherCaller> otherCallers(CallbackBody body) {
        List<OtherCallerBody> given = body.otherCallers();
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.size() > MOST_FALLBACKS) {
            bad("otherCallers", "must be at most " + MOST_FALLBACKS);
            return null;
        }
        List<OtherCaller> read = new ArrayList<>();
        Set<String> named = new HashSet<>(Set.of(body.caller()));
        for (int i = 0; i < given.size(); i++) {
            OtherCallerBody other = given.get(i);
            String field = "otherCallers[" + i + "].";
            Party party = number(field + "number", other.number());
            long ring = other.ringTimeout() == null
                    ? RingTimeout.CALLER_DEFAULT_SECONDS
                    : other.ringTimeout().value();
            if (!named.add(other.number())) {
                bad(field + "number", "is named before");
            } else if (ring < 1 || ring > RingTimeout.MAX_SECONDS) {
                bad(field + "ringTimeout", "must be 1 to " + RingTimeout.MAX_SECONDS + " seconds");
            } else if (party != null) {
                read.add(new OtherCaller(party, (int) ring));
            }
        }
        return read;
    }

    private void campaign(CallbackBody body) {
        if (body.campaign() == null) {
            return;
        }
        if (!CAMPAIGN.matcher(body.campaign()).matches()) {
            bad("campaign", "must be the id of a campaign, such as spring-2027");
        } else if (body.otherCallers() != null && !body.otherCallers().isEmpty()) {
            bad("otherCallers", "must be none in a campaign: the caller takes part, and nobody else");
        }
    }

    private int maxTalk(CallbackBody body) {
        if (body.maxDuration() == null) {
            return Wanted.DEFAULT_TALK_SECONDS;
        }
        long seconds = body.maxDuration().value();
        if (seconds < 1 || seconds > Wish.HARD_CAP_SECONDS) {
            bad("maxDuration", "must be 1 to " + Wish.HARD_CAP_SECONDS + " seconds");
            return Wanted.DEFAULT_TALK_SECONDS;
        }
        return (int) seconds;
    }

    private String language(@Nullable String asked, String accountLanguage) {
        if (asked == null) {
            return accountLanguage;
        }
        if (!LanguageTag.is(asked)) {
            bad("language", LanguageTag.WANTED);
        }
        return asked;
    }

    private Retries retries(@Nullable RetryBody retry) {
        if (retry == null) {
            return Retries.DEFAULT;
        }
        Integer times = retry.times();
        Duration interval = retry.interval() == null
                ? Retries.DEFAULT.interval()
                : Duration.ofSeconds(retry.interval().value());
        if (times != null && (times < 0 || times > Retries.MAX_TIMES)) {
            bad("retry.times", "must be 0 to " + Retries.MAX_TIMES);
            return Retries.DEFAULT;
        }
        if (interval.compareTo(Retries.SHORTEST_INTERVAL) < 0 || interval.compareTo(Retries.LONGEST_INTERVAL) > 0) {
            bad("retry.interval", "must be 1 to " + Retries.LONGEST_INTERVAL.toSeconds() + " seconds");
            return Retries.DEFAULT;
        }
        return new Retries(times == null ? Retries.DEFAULT.times() : times, interval, yes(retry.onUnknown()));
    }

    private static CallOptions options(CallbackBody body) {
        return new CallOptions(yes(body.humanCheck()), body.onMachine(), yes(body.record()));
    }

    private Map<String, String> metadata(@Nullable Map<String, String> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.size() > MOST_METADATA) {
            bad("metadata", "must have at most " + MOST_METADATA + " entries");
        }
        given.forEach((key, value) -> {
            if (key.length() > LONGEST_METADATA_KEY) {
                bad("metadata", "must have names of at most " + LONGEST_METADATA_KEY + " characters");
            } else if (value == null || value.length() > LONGEST_METADATA_VALUE) {
                bad("metadata." + key, "must be a text of at most " + LONGEST_METADATA_VALUE + " characters");
            }
        });
        return errors.isEmpty() ? given : Map.of();
    }

    private Times times(CallbackBody body, @Nullable Party called) {
        TimesReading reading = new TimesReading(settings, now, errors);
        ZoneId zone = reading.zone("timeZone", body.timeZone());
        LocalMoment notBefore = reading.moment("notBefore", body.notBefore(), body.timeZone(), zone);
        LocalMoment notAfter = reading.moment("notAfter", body.notAfter(), body.timeZone(), zone);
        return reading.times(notBefore, reading.window(body.window(), called), notAfter == null ? null : notAfter.at());
    }

    private static boolean yes(@Nullable Boolean given) {
        return given != null && given;
    }

    private void bad(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
