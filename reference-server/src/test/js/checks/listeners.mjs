// Every kind of listener, and the one-shot reads.

import assert from 'node:assert/strict';
import { Record, childEvents, values } from '../observe.mjs';

export const listeners = {
  async 'value tells what is there and each change of it'(world) {
    const { set, update } = world.api;
    const writer = world.ref('a');
    await set(writer, { n: 1 });
    const seen = values(world.api, world.ref('a'));
    await seen.becomes({ n: 1 });

    await update(writer, { m: 2 });
    await set(writer, null);

    await seen.equals([{ n: 1 }, { n: 1, m: 2 }, null]);
  },

  async 'value tells null where there is nothing'(world) {
    await values(world.api, world.ref('nothing/here')).equals([null]);
  },

  async 'child_added tells the children that are there, in order, and each new one'(world) {
    const { set, onChildAdded } = world.api;
    const writer = world.client();
    await set(world.api.ref(writer, 'a'), { b: 1, 10: 2, 9: 3 });
    const seen = new Record();
    onChildAdded(world.ref('a'), (snapshot, previous) => seen.add([snapshot.key, snapshot.val(), previous]));
    await seen.equals([['9', 3, null], ['10', 2, '9'], ['b', 1, '10']]);

    await set(world.api.ref(writer, 'a/a'), 4);

    await seen.until((all) => all.length === 4, 'the new child');
    assert.deepEqual(seen.items[3], ['a', 4, '10']);
  },

  async 'child_changed, child_moved and child_removed tell what happened to a child'(world) {
    const { set, setPriority, update, ref, query, orderByChild } = world.api;
    const db = world.client();
    await set(ref(db, 'a'), { x: { rank: 1 }, y: { rank: 2 } });
    const seen = childEvents(world.api, query(world.ref('a'), orderByChild('rank')));
    const added = [['added', 'x', { rank: 1 }, null], ['added', 'y', { rank: 2 }, 'x']];
    await seen.equals(added);

    await update(ref(db, 'a/x'), { rank: 3 });
    const moved = [...added, ['moved', 'x', { rank: 3 }, 'y'], ['changed', 'x', { rank: 3 }, 'y']];
    await seen.equals(moved);
    await set(ref(db, 'a/y'), null);
    await seen.equals([...moved, ['removed', 'y', { rank: 2 }]]);

    // By priority, the order of a listener without a query.
    await set(ref(db, 'b'), { x: { '.value': 1, '.priority': 1 }, y: { '.value': 2, '.priority': 2 } });
    const byPriority = childEvents(world.api, world.ref('b'));
    await byPriority.equals([['added', 'x', 1, null], ['added', 'y', 2, 'x']]);
    await setPriority(ref(db, 'b/x'), 9);
    await byPriority.until((all) => all.length === 4, 'the move');
    assert.deepEqual(byPriority.items.slice(2), [['moved', 'x', 1, 'y'], ['changed', 'x', 1, 'y']]);
  },

  async 'a listener that is off hears nothing more'(world) {
    const { set, onValue, off, ref } = world.api;
    const db = world.client();
    const target = ref(db, 'a');
    const seen = new Record();
    const callback = (snapshot) => seen.add(snapshot.val());
    onValue(target, callback);
    const detach = onValue(target, (snapshot) => seen.add(['second', snapshot.val()]));
    await seen.equals([null, ['second', null]]);

    off(target, 'value', callback);
    detach();
    await set(ref(world.client(), 'a'), 1);

    // The read is answered after whatever a listener would have been sent.
    assert.equal((await world.api.get(target)).val(), 1);
    assert.equal(seen.items.length, 2);
  },

  async 'once tells the value and the first child, once'(world) {
    const { set, onValue, onChildAdded, ref } = world.api;
    const db = world.client();
    // One child only: of several, the modular API tells more than one before it stops.
    await set(ref(db, 'a'), { x: 1 });
    const reader = world.client();
    const value = new Record();
    const child = new Record();
    onValue(ref(reader, 'a'), (snapshot) => value.add(snapshot.val()), { onlyOnce: true });
    onChildAdded(ref(reader, 'a'), (snapshot) => child.add(snapshot.key), { onlyOnce: true });
    await value.until((all) => all.length > 0, 'the value');
    await child.until((all) => all.length > 0, 'the child');

    await set(ref(db, 'a/0'), 0);

    assert.deepEqual((await world.api.get(ref(reader, 'a'))).val(), { 0: 0, x: 1 });
    assert.deepEqual([value.items, child.items], [[{ x: 1 }], ['x']]);
  },

  async 'get tells the value, and null where there is nothing'(world) {
    const { set, get, ref } = world.api;
    await set(world.ref('a'), { b: [1, 2] });
    const db = world.client();

    assert.deepEqual((await get(ref(db, 'a/b'))).val(), [1, 2]);
    assert.equal((await get(ref(db, 'a/c'))).val(), null);
  },

  async "a client's own write is told at once and confirmed"(world) {
    const { set } = world.api;
    const ref = world.ref('a');
    const seen = values(world.api, ref);
    await seen.becomes(null);

    const written = set(ref, 'mine');
    assert.deepEqual(seen.items, [null, 'mine']);
    await written;

    assert.deepEqual(seen.items, [null, 'mine']);
  },

  async '.info/connected and .info/serverTimeOffset tell the truth'(world) {
    const { ref } = world.api;
    const db = world.client();
    const connected = values(world.api, ref(db, '.info/connected'));
    const offset = values(world.api, ref(db, '.info/serverTimeOffset'));
    await connected.becomes(true);

    assert.deepEqual(connected.items, [false, true]);
    const error = Math.abs(offset.items.at(-1) - world.skewMillis);
    assert.ok(error < 5_000, `the offset is ${error} ms wrong`);
  },
};
