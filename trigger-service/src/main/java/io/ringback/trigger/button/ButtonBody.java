package io.ringback.trigger.button;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A button to be made, or what it is to be from now on.
 *
 * @param callee whom visitors are connected with, E.164
 * @param origins where it may stand: scheme, host and, where it is not the usual one, port
 * @param name for its owner, at most 80 characters
 * @param language of the voice; the account's unless said otherwise
 * @param visitsPerHour how many visitors may ask within an hour
 * @param campaign in which visitors take part; none unless said otherwise
 * @param account whose calls these are; for operators
 */
@Schema(name = "ButtonOrder")
public record ButtonBody(
        @Schema(examples = "+493023125002") String callee,
        @Schema(examples = "[\"https://shop.example\"]") List<String> origins,
        @Schema(examples = "Shop") @Nullable String name,
        @Schema(examples = "en") @Nullable String language,
        @Schema(defaultValue = "30") @Nullable Integer visitsPerHour,
        @Schema(examples = "spring-2027") @Nullable String campaign,
        @Nullable UUID account) {}
