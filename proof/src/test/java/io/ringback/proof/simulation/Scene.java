package io.ringback.proof.simulation;

/** What everybody in the world can see. */
record Scene(World world, Weather weather, Log log, Plan plan, Evidence evidence) {}
