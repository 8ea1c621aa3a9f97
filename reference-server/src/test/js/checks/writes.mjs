// Writes and what they leave. A second client reads, so that nothing is true only in the writer's own cache.

import assert from 'node:assert/strict';
import { keys, priority, values } from '../observe.mjs';

export const writes = {
  async 'set stores a value that others read'(world) {
    const { set, get } = world.api;
    const value = { text: 'a\nb "c" ☃', number: -1.5, truth: true, deep: { er: 'still' }, list: ['x', 'y'] };

    await set(world.ref('a/b'), value);

    assert.deepEqual((await get(world.ref('a/b'))).val(), value);
  },

  async 'set replaces what was there, and null deletes it'(world) {
    const { set, get, child } = world.api;
    const ref = world.ref('a');
    await set(ref, { gone: 1, kept: 2 });
    await set(ref, { kept: 3, added: null });
    assert.deepEqual((await get(world.ref('a'))).val(), { kept: 3 });

    await set(child(ref, 'kept'), null);

    assert.equal((await get(world.ref('a'))).exists(), false);
  },

  async 'setWithPriority and setPriority order children'(world) {
    const { setWithPriority, setPriority, child, get } = world.api;
    const ref = world.ref('a');
    await setWithPriority(child(ref, 'x'), 1, 2);
    await setWithPriority(child(ref, 'y'), 2, 'text');
    await setWithPriority(child(ref, 'z'), 3, 1);
    await setPriority(child(ref, 'x'), 'a');

    const snapshot = await get(world.ref('a'));

    assert.deepEqual(keys(snapshot), ['z', 'x', 'y']);
    assert.deepEqual(['x', 'y', 'z'].map((key) => priority(snapshot.child(key))), ['a', 'text', 1]);
  },

  async 'update changes the named children only'(world) {
    const { set, update, get } = world.api;
    const ref = world.ref('a');
    await set(ref, { kept: 1, changed: 2, deleted: 3 });

    await update(ref, { changed: { to: 4 }, deleted: null, added: 5 });

    assert.deepEqual((await get(world.ref('a'))).val(), { kept: 1, changed: { to: 4 }, added: 5 });
  },

  async 'update writes to several deep paths in one step'(world) {
    const { ref, update } = world.api;
    const seen = values(world.api, world.ref('/'));
    await seen.becomes(null);

    await update(ref(world.client(), '/'), { 'users/joe/name': 'Joe', 'names/Joe': 'joe' });

    await seen.equals([null, { users: { joe: { name: 'Joe' } }, names: { Joe: 'joe' } }]);
  },

  async 'push makes keys in the order of time'(world) {
    const { push, get } = world.api;
    const ref = world.ref('list');
    const made = [];
    for (const value of ['first', 'second', 'third']) {
      const pushed = push(ref, value);
      made.push(pushed.key);
      await pushed;
    }

    const snapshot = await get(world.ref('list'));

    assert.deepEqual(keys(snapshot), made);
    assert.deepEqual(Object.values(snapshot.val()), ['first', 'second', 'third']);
  },

  async 'remove deletes a subtree'(world) {
    const { set, remove, child, get } = world.api;
    const ref = world.ref('a');
    await set(ref, { b: { c: 1 }, d: 2 });

    await remove(child(ref, 'b'));

    assert.deepEqual((await get(world.ref('a'))).val(), { d: 2 });
  },

  async 'transaction changes what is there and tells the result'(world) {
    const { set, runTransaction, get } = world.api;
    await set(world.ref('count'), 41);

    const { committed, snapshot } = await runTransaction(world.ref('count'), (count) => (count ?? 0) + 1);

    assert.equal(committed, true);
    assert.equal(snapshot.val(), 42);
    assert.equal((await get(world.ref('count'))).val(), 42);
  },

  async 'transaction that returns undefined changes nothing'(world) {
    const { set, runTransaction, get } = world.api;
    await set(world.ref('name'), 'taken');

    // It is first asked with what the client knows, which is nothing.
    const { committed, snapshot } = await runTransaction(world.ref('name'), (name) => (name === null ? 'mine' : undefined));

    assert.equal(committed, false);
    assert.equal(snapshot.val(), 'taken');
    assert.equal((await get(world.ref('name'))).val(), 'taken');
  },

  async 'transactions of two clients lose no step'(world) {
    const { runTransaction, get } = world.api;
    const refs = [world.ref('count'), world.ref('count')];

    await Promise.all(
      Array.from({ length: 20 }, (_, i) => runTransaction(refs[i % 2], (count) => (count ?? 0) + 1)),
    );

    assert.equal((await get(world.ref('count'))).val(), 20);
  },

  async "serverTimestamp is the server's time, the same wherever it stands in one write"(world) {
    const { set, get, serverTimestamp } = world.api;
    const before = world.serverNow();
    await set(world.ref('a'), { one: serverTimestamp(), deep: { two: serverTimestamp() } });
    const after = world.serverNow();

    const { one, deep } = (await get(world.ref('a'))).val();

    assert.ok(before <= one && one <= after, `${before} <= ${one} <= ${after}`);
    assert.equal(deep.two, one);
  },

  async 'increment adds on the server, whatever the client knows'(world) {
    const { set, update, increment, get } = world.api;
    const refs = [world.ref('a'), world.ref('a')];
    await set(refs[0], { hits: 5 });

    await Promise.all(refs.map((ref) => update(ref, { hits: increment(2), created: increment(-0.5) })));

    assert.deepEqual((await get(world.ref('a'))).val(), { hits: 9, created: -1 });
  },
};
