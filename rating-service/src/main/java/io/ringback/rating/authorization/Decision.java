package io.ringback.rating.authorization;

/** Whether an attempt may be placed. */
public sealed interface Decision permits Authorized, Refused {}
