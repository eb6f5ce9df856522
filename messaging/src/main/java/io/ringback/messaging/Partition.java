package io.ringback.messaging;

import io.ringback.contracts.Topic;

/** A part of a topic, numbered from 0. */
public record Partition(Topic topic, int number) {}
