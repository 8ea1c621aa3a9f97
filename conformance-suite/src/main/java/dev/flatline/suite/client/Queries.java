package dev.flatline.suite.client;

import dev.flatline.server.query.Bound;
import dev.flatline.server.query.Index;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.suite.driver.Query;
import java.util.Optional;

/** Queries of scenarios as the wire knows them. */
final class Queries {
    private Queries() {}

    static QueryParams params(Query query) {
        QueryParams params = QueryParams.all().orderBy(Index.parse(query.orderBy()));
        Optional<Object> start = query.startAt().or(query::equalTo);
        if (start.isPresent()) {
            params = params.startAt(new Bound(Node.of(start.get()), Bound.MIN_KEY, true));
        }
        Optional<Object> end = query.endAt().or(query::equalTo);
        if (end.isPresent()) {
            params = params.endAt(new Bound(Node.of(end.get()), Bound.MAX_KEY, true));
        }
        if (query.limitToFirst().isPresent()) {
            return params.limitToFirst(query.limitToFirst().getAsInt());
        }
        return query.limitToLast().isPresent()
                ? params.limitToLast(query.limitToLast().getAsInt())
                : params;
    }
}
