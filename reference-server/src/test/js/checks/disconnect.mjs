// Disconnect writes. An observer with a connection of its own tells what the server did, never the client that was lost.

import assert from 'node:assert/strict';
import { priority, values } from '../observe.mjs';

/** Arms disconnect writes at `a`, which holds `before`, loses the connection, and resolves to what `a` becomes. */
async function afterLoss(world, before, arm, expected) {
  const { ref, set } = world.api;
  const relay = await world.relay();
  const db = world.client({ via: relay });
  const seen = values(world.api, world.ref('a'));
  await set(ref(db, 'a'), before);
  await seen.becomes(before);
  await arm(ref(db, 'a'));
  assert.deepEqual(seen.items.at(-1), before, 'a disconnect write must wait for the end of the connection');

  relay.break();

  await seen.becomes(expected);
  return seen;
}

export const disconnect = {
  async 'set runs when the connection is lost'(world) {
    const { onDisconnect } = world.api;
    await afterLoss(world, 'here', (ref) => onDisconnect(ref).set({ gone: true }), { gone: true });
  },

  async 'update runs when the connection is lost'(world) {
    const { onDisconnect } = world.api;
    const arm = (ref) => onDisconnect(ref).update({ status: 'off', 'deep/er': 1 });
    await afterLoss(world, { status: 'on', kept: 1 }, arm, { status: 'off', kept: 1, deep: { er: 1 } });
  },

  async 'remove runs when the connection is lost'(world) {
    const { onDisconnect, child } = world.api;
    await afterLoss(world, { x: 1, y: 2 }, (ref) => onDisconnect(child(ref, 'x')).remove(), { y: 2 });
  },

  async 'setWithPriority runs when the connection is lost'(world) {
    const { onDisconnect, get } = world.api;
    await afterLoss(world, 'here', (ref) => onDisconnect(ref).setWithPriority('gone', 7), 'gone');
    assert.equal(priority(await get(world.ref('a'))), 7);
  },

  async 'cancel forgets what was armed there and below, and nothing else'(world) {
    const { onDisconnect, child } = world.api;
    const arm = async (ref) => {
      await onDisconnect(child(ref, 'cancelled/deep')).set('lost');
      await onDisconnect(child(ref, 'armed')).set('lost');
      await onDisconnect(child(ref, 'cancelled')).cancel();
    };
    await afterLoss(world, { cancelled: 1, armed: 1 }, arm, { cancelled: 1, armed: 'lost' });
  },

  async 'what is armed again after cancel runs'(world) {
    const { onDisconnect } = world.api;
    const arm = async (ref) => {
      await onDisconnect(ref).set('first');
      await onDisconnect(ref).cancel();
      await onDisconnect(ref).set('second');
    };
    const seen = await afterLoss(world, 'here', arm, 'second');
    assert.deepEqual(seen.items.slice(-2), ['here', 'second']);
  },

  async 'server values are resolved at the loss, once'(world) {
    const { onDisconnect, increment, serverTimestamp, set, child, ref, get } = world.api;
    const relay = await world.relay();
    const db = world.client({ via: relay });
    const target = ref(db, 'a');
    await set(target, { losses: 1 });
    const seen = values(world.api, world.ref('a/losses'));
    await seen.becomes(1);
    await onDisconnect(child(target, 'losses')).set(increment(1));
    await onDisconnect(child(target, 'at')).set(serverTimestamp());
    const armed = world.serverNow();

    relay.drop();

    // The second run would come with the return of the client, so it is let back.
    await seen.becomes(2);
    await set(child(target, 'back'), true);
    const { losses, at } = (await get(world.ref('a'))).val();
    assert.equal(losses, 2);
    assert.ok(armed <= at && at <= world.serverNow(), `${at} is not after ${armed}`);
  },

  async 'goOffline runs what is armed'(world) {
    const { onDisconnect, goOffline, ref } = world.api;
    const db = world.client();
    const seen = values(world.api, world.ref('a'));
    await onDisconnect(ref(db, 'a')).set('left');
    assert.deepEqual(seen.items.filter((value) => value !== null), []);

    goOffline(db);

    await seen.becomes('left');
  },
};
