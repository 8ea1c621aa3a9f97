// Connections that end and come back.

import assert from 'node:assert/strict';
import { values } from '../observe.mjs';

export const connection = {
  async 'goOffline and goOnline: .info/connected follows and listeners live on'(world) {
    const { ref, set, goOffline, goOnline } = world.api;
    const db = world.client();
    const connected = values(world.api, ref(db, '.info/connected'));
    const seen = values(world.api, ref(db, 'a'));
    await connected.equals([false, true]);
    await seen.equals([null]);

    goOffline(db);
    await connected.equals([false, true, false]);
    await set(world.ref('a'), 'meanwhile');
    assert.deepEqual(seen.items, [null]);
    goOnline(db);

    await connected.equals([false, true, false, true]);
    await seen.equals([null, 'meanwhile']);
  },

  async 'goOffline and goOnline: what was written in between arrives in order'(world) {
    const { ref, set, update, remove, goOffline, goOnline } = world.api;
    const db = world.client();
    const own = values(world.api, ref(db, 'a'));
    await own.equals([null]);
    goOffline(db);
    const written = [set(ref(db, 'a'), { x: 1, y: 1 }), update(ref(db, 'a'), { x: 2 }), remove(ref(db, 'a/y'))];
    assert.deepEqual(own.items.at(-1), { x: 2 });
    const seen = values(world.api, world.ref('a'));
    await seen.equals([null]);

    goOnline(db);
    await Promise.all(written);

    await seen.becomes({ x: 2 });
    assert.deepEqual(own.items, [null, { x: 1, y: 1 }, { x: 2, y: 1 }, { x: 2 }]);
  },

  async 'a dropped socket: the client comes back by itself with its listeners'(world) {
    const { ref, set, query, limitToLast } = world.api;
    const relay = await world.relay();
    const db = world.client({ via: relay });
    const connected = values(world.api, ref(db, '.info/connected'));
    const seen = values(world.api, ref(db, 'a'));
    const last = values(world.api, query(ref(db, 'b'), limitToLast(1)));
    await connected.equals([false, true]);
    await Promise.all([seen.equals([null]), last.equals([null])]);

    relay.break();
    await connected.equals([false, true, false]);
    const other = world.client();
    await set(ref(other, 'a'), 'meanwhile');
    await set(ref(other, 'b'), { x: 1, y: 2 });
    relay.repair();

    await connected.equals([false, true, false, true]);
    await Promise.all([seen.becomes('meanwhile'), last.becomes({ y: 2 })]);
    assert.equal(relay.accepted, 2);
    await set(ref(other, 'a'), 'afterwards');
    await seen.equals([null, 'meanwhile', 'afterwards']);
  },

  async 'a dropped socket: nothing is told twice when nothing changed'(world) {
    const { ref, set } = world.api;
    const relay = await world.relay();
    const db = world.client({ via: relay });
    await set(ref(db, 'a'), { x: 1.5, 10: 'ten', 9: 'nine', deep: { er: true } });
    const seen = values(world.api, ref(db, 'a'));
    const connected = values(world.api, ref(db, '.info/connected'));
    await connected.equals([true]);
    await seen.until((all) => all.length === 1, 'the value');

    relay.drop();
    await connected.equals([true, false, true]);
    await set(ref(db, 'b'), 'the listen is answered before this is');

    assert.equal(seen.items.length, 1);
  },

  async 'a dropped socket: a write without acknowledgement is sent again'(world) {
    const { ref, set, get } = world.api;
    const relay = await world.relay();
    const db = world.client({ via: relay });
    await set(ref(db, 'a'), 0);

    const written = set(ref(db, 'a'), 1);
    relay.drop();
    await written;

    assert.equal((await get(world.ref('a'))).val(), 1);
  },
};
