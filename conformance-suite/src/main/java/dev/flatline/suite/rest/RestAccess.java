package dev.flatline.suite.rest;

/**
 * Where a scenario's data is to be had over HTTP.
 *
 * @param host {@code host:port}, for the header of that name
 * @param namespace the database
 */
public record RestAccess(String host, String namespace, Dialer dialer) {}
