package dev.flatline.simulator.embedded;

/** What all proxies of an engine share. */
record EngineParts(EngineThreads threads, long seed, ProxyMetrics metrics) {}
