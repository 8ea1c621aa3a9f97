package dev.flatline.server.transport;

import dev.flatline.server.Mutant;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.SkewableClock;
import dev.flatline.server.admin.Admin;
import dev.flatline.server.auth.Authenticator;
import dev.flatline.server.firebase.FirebaseDialect;
import dev.flatline.server.metrics.PrometheusMeter;
import dev.flatline.server.rest.RestDialect;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.session.NamespaceRemains;
import dev.flatline.server.wilddog.WilddogDialect;
import dev.flatline.server.wilddog.WilddogService;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A server's namespaces, each made when a client first names it and bound to one loop for good. Thread-safe. */
final class Namespaces {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** A namespace, those who speak for it, and their ways out of it. */
    record Hosted(
            Namespace namespace,
            FirebaseDialect firebase,
            Departures firebaseDepartures,
            WilddogDialect wilddog,
            Departures wilddogDepartures,
            RestDialect rest) {}

    private volatile ServerConfig config;
    private final SkewableClock wallClock;
    private final Optional<PrometheusMeter> meter;
    private final Optional<Admin> admin;
    private final WilddogService wilddogService;
    private final Supplier<? extends ScheduledExecutorService> loops;
    private final RandomGenerator ids;
    private final Map<String, Hosted> byName = new LinkedHashMap<>();
    /** What new namespaces begin with, if it is not what the configuration says. */
    private Optional<Rules> newRules;

    /**
     * The namespaces that a stopped server has left; none yet, if there was none.
     *
     * @param loops gives the loop of each new namespace
     * @param ids what session ids and push ids are drawn from; thread-safe if there are several loops
     */
    Namespaces(
            ServerConfig config,
            InstantSource wallClock,
            Supplier<? extends ScheduledExecutorService> loops,
            RandomGenerator ids,
            Remains remains) {
        this.config = config;
        this.wallClock = wallClock instanceof SkewableClock given ? given : new SkewableClock(wallClock);
        this.meter = config.adminToken().map(shownThere -> new PrometheusMeter());
        this.admin = meter.map(figures ->
                new Admin(config.adminToken().orElseThrow(), new AdministeredServer(this, this.wallClock, figures)));
        this.wilddogService = new WilddogService(new Authenticator(config.secret()), this.wallClock);
        this.loops = loops;
        this.ids = ids;
        newRules = remains.newRules();
        for (NamespaceRemains left : remains.namespaces()) {
            host(left.name()).namespace().takeOver(left);
        }
    }

    /** What is left when the server has stopped. Asked for when nothing happens on the loops any more. */
    synchronized Remains remains() {
        return new Remains(newRules, all().stream().map(Namespace::remains).toList());
    }

    ServerConfig config() {
        return config;
    }

    /** Who counts, if somebody can ask for the figures. */
    Optional<PrometheusMeter> meter() {
        return meter;
    }

    /** The admin API, if there is one. */
    Optional<Admin> admin() {
        return admin;
    }

    /** What Wilddog's clients ask of hosts that serve all apps. */
    WilddogService wilddogService() {
        return wilddogService;
    }

    /** The namespace of that name, unless the name is not allowed or there are too many. */
    synchronized Optional<Hosted> find(String name) {
        Hosted known = byName.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (!NAME.matcher(name).matches() || byName.size() >= config.limits().namespaces()) {
            return Optional.empty();
        }
        return Optional.of(host(name));
    }

    private Hosted host(String name) {
        Namespace namespace = new Namespace(name, config, wallClock, loops.get(), ids);
        Hosted created = new Hosted(
                namespace,
                new FirebaseDialect(namespace),
                new Departures(namespace.loop()),
                new WilddogDialect(namespace),
                new Departures(namespace.loop()),
                new RestDialect(namespace, ids));
        newRules.ifPresent(namespace::setRules);
        meter.ifPresent(namespace::setMeter);
        byName.put(name, created);
        return created;
    }

    /**
     * From now on new namespaces begin with these rules.
     *
     * @return those there are already, which do not know it yet
     */
    synchronized List<Namespace> setNewRules(Rules rules) {
        newRules = Optional.of(rules);
        return all();
    }

    /**
     * From now on new namespaces begin with that defect, or none.
     *
     * @return those there are already, which do not know it yet
     */
    synchronized List<Namespace> setNewMutant(Optional<Mutant> mutant) {
        config = config.withMutant(mutant);
        return all();
    }

    /**
     * The namespace of that name.
     *
     * @throws IllegalArgumentException if the name is not allowed or there are too many
     */
    Namespace require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no such namespace, and it cannot be made: " + name))
                .namespace();
    }

    /** All namespaces there are, oldest first. */
    synchronized List<Namespace> all() {
        List<Namespace> all = new ArrayList<>();
        byName.values().forEach(hosted -> all.add(hosted.namespace()));
        return all;
    }
}
