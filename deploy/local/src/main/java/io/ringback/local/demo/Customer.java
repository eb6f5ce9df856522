package io.ringback.local.demo;

/**
 * The demo's customer.
 *
 * @param account its account's id
 * @param key its API key
 */
public record Customer(String account, String key) {}
