// Waiting for what an SDK tells. Nothing here sleeps: every wait is for an event, with a bound.

import { isDeepStrictEqual } from 'node:util';

const BOUND_MILLIS = 20_000;
const show = (value) => JSON.stringify(value)?.slice(0, 300);

/** All that happened so far, in order, and a way to wait for more. */
export class Record {
  #waiting = new Set();
  items = [];

  /** Takes note of one more item. */
  add(item) {
    this.items.push(item);
    [...this.#waiting].forEach((look) => look());
  }

  /** Resolves to all items as soon as `done` holds of them. */
  until(done, what) {
    return new Promise((resolve, reject) => {
      const settle = (act) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        act();
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`${what} did not happen; so far: ${show(this.items)}`))),
        BOUND_MILLIS,
      );
      const look = () => done(this.items) && settle(() => resolve(this.items));
      this.#waiting.add(look);
      look();
    });
  }

  /** Resolves when the newest item equals `expected`. */
  becomes(expected) {
    return this.until((items) => items.length > 0 && isDeepStrictEqual(items.at(-1), expected), show(expected));
  }

  /** Resolves when there are exactly these items. */
  equals(expected) {
    return this.until((items) => isDeepStrictEqual(items, expected), show(expected));
  }
}

/** Records the values at `query`; a refusal is recorded as `{ refused: code }`. */
export function values(api, query) {
  const record = new Record();
  api.onValue(
    query,
    (snapshot) => record.add(snapshot.val()),
    (error) => record.add({ refused: error.code }),
  );
  return record;
}

/** Records the child events at `query` as `[event, key, value, previous key]`. */
export function childEvents(api, query) {
  const record = new Record();
  const note = (event) => (snapshot, previous) => record.add([event, snapshot.key, snapshot.val(), previous ?? null]);
  api.onChildAdded(query, note('added'));
  api.onChildChanged(query, note('changed'));
  api.onChildMoved(query, note('moved'));
  // No order is promised among what is gone.
  api.onChildRemoved(query, (snapshot) => record.add(['removed', snapshot.key, snapshot.val()]));
  return record;
}

/** The keys of a snapshot's children, in the order of its query. */
export function keys(snapshot) {
  const found = [];
  snapshot.forEach((child) => {
    found.push(child.key);
  });
  return found;
}

/** The priority of a snapshot; the namespaced API has a method for it. */
export const priority = (snapshot) => (snapshot.getPriority ? snapshot.getPriority() : snapshot.priority);
