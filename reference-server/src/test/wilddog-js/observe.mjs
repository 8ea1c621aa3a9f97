// Waiting for what an SDK tells. Nothing here sleeps: every wait is for an event, with a bound.

import { isDeepStrictEqual } from 'node:util';

const BOUND_MILLIS = 20_000;

/** All that a listener was told so far, in order, and a way to wait for more. */
export class Record {
  #waiting = new Set();
  items = [];

  add(item) {
    this.items.push(item);
    [...this.#waiting].forEach((look) => look());
  }

  /** Resolves when there are exactly these items. */
  equals(expected) {
    return this.#until((items) => isDeepStrictEqual(items, expected), JSON.stringify(expected));
  }

  /** Resolves when the newest item equals `expected`. */
  becomes(expected) {
    return this.#until((items) => isDeepStrictEqual(items.at(-1), expected), `... ${JSON.stringify(expected)}`);
  }

  #until(done, what) {
    return new Promise((resolve, reject) => {
      const settle = (act) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        act();
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`expected ${what}; told so far: ${JSON.stringify(this.items)}`))),
        BOUND_MILLIS,
      );
      const look = () => done(this.items) && settle(resolve);
      this.#waiting.add(look);
      look();
    });
  }
}

/** Records the values at `reference`. */
export function values(reference) {
  const record = new Record();
  reference.on('value', (snapshot) => record.add(snapshot.val()));
  return record;
}

/** Hands `ask` a callback whose first argument is the error, if any; the newer SDKs' promises tell the same once more. */
export function answered(ask) {
  return new Promise((resolve, reject) => {
    const promise = ask((error, ...rest) => (error ? reject(error) : resolve(rest)));
    promise?.catch?.(() => {});
  });
}

/** Asks until the answer equals `expected`. */
export async function eventually(ask, expected) {
  const end = performance.now() + BOUND_MILLIS;
  let answer;
  do {
    answer = await ask();
    if (isDeepStrictEqual(answer, expected)) {
      return;
    }
    // Not every question goes over the network; the SDKs must get on meanwhile.
    await new Promise(setImmediate);
  } while (performance.now() < end);
  throw new Error(`expected ${JSON.stringify(expected)}, but it is ${JSON.stringify(answer)}`);
}
