// The samples of Firebase's guide to offline capabilities in JavaScript, of both of its editions, and what the guide promises
// about them. The samples are run as an application would, with the global `firebase` object and its default app.

import assert from 'node:assert/strict';
import * as functions from './functions.mjs';
import * as arrows from './arrows.mjs';
import { values } from '../observe.mjs';
import { Page } from './page.mjs';

/** The checks of both editions with that `firebase`. */
export function samples(firebase) {
  const checks = [...edition('functions', functions), ...edition('arrows', arrows)];
  return Object.fromEntries(checks.map(([name, run]) => [name, (world) => onPage(firebase, world, run)]));
}

async function onPage(firebase, world, run) {
  const page = await Page.open(firebase, world);
  try {
    await run(page, world);
  } finally {
    await page.close();
  }
}

function edition(title, sample) {
  return Object.entries({
    async 'write a text when the connection is lost'(page, world) {
      const seen = values(world.api, world.ref('disconnectmessage'));
      await page.online();
      sample.writeOnDisconnect(page);
      await page.settled();
      await seen.equals([null]);

      page.lose();

      await seen.equals([null, 'I disconnected!']);
    },

    async 'be told that the disconnect write is established'(page, world) {
      await world.api.set(world.ref('disconnectmessage'), 'there');
      const seen = values(world.api, world.ref('disconnectmessage'));
      await seen.equals(['there']);
      await page.online();
      sample.confirmOnDisconnect(page);
      await page.settled();
      assert.deepEqual(page.errors.items, []);

      page.lose();

      await seen.equals(['there', null]);
    },

    async 'be told that the disconnect write is not allowed'(page) {
      await page.moveTo('secured');
      await page.online();
      sample.confirmOnDisconnect(page);

      const [[text, error]] = await page.errors.until((all) => all.length === 1, 'the error');
      assert.equal(text, 'could not establish onDisconnect event');
      assert.equal(error.code, 'PERMISSION_DENIED');
    },

    async 'change your mind'(page, world) {
      const db = page.firebase.database();
      const seen = values(world.api, world.ref('/'));
      await seen.equals([null]);
      await page.online();
      sample.cancelOnDisconnect(page);
      await db.ref('marker').onDisconnect().set('lost');

      page.lose();

      // All disconnect writes of a connection run in one step: had it been kept, it would be there.
      await seen.until((all) => all.at(-1)?.marker === 'lost', 'the loss');
      assert.deepEqual(seen.items, [null, { marker: 'lost' }]);
    },

    async 'see the state of the connection'(page) {
      sample.watchConnection(page);
      await page.messages.equals(['not connected', 'connected']);

      page.lose();
      await page.messages.equals(['not connected', 'connected', 'not connected']);
      page.recover();

      await page.messages.equals(['not connected', 'connected', 'not connected', 'connected']);
    },

    async 'note the time of the loss'(page, world) {
      const seen = values(world.api, world.ref('users/joe/lastOnline'));
      await page.online();
      sample.rememberLastOnline(page);
      await page.settled();
      await seen.equals([null]);
      const before = world.serverNow();

      page.lose();

      await seen.until((all) => all.length === 2, 'the time');
      const lastOnline = seen.items[1];
      assert.ok(before <= lastOnline && lastOnline <= world.serverNow(), `${lastOnline} is not after ${before}`);
    },

    async "estimate the server's time"(page, world) {
      sample.estimateServerTime(page);
      await page.online();

      const estimate = (await page.estimates.until((all) => all.length > 0, 'an estimate')).at(-1);

      const error = Math.abs(world.serverNow() - estimate);
      assert.ok(error < 5_000, `the estimate is ${error} ms wrong`);
    },

    async 'keep a list of connections and the time last seen'(page, world) {
      const seen = values(world.api, world.ref('users/joe'));
      sample.keepPresence(page);
      await seen.until((all) => connections(all).length === 1, 'the connection in the list');
      await page.settled();
      assert.deepEqual(Object.keys(seen.items.at(-1)), ['connections'], 'not last seen while still there');
      const [first] = connections(seen.items);
      const before = world.serverNow();

      page.lose();
      await seen.until((all) => connections(all).length === 0 && all.at(-1).lastOnline >= before, 'the loss');
      assert.deepEqual(Object.keys(seen.items.at(-1)), ['lastOnline']);
      page.recover();

      await seen.until((all) => connections(all).length === 1, 'the return');
      assert.notEqual(connections(seen.items)[0], first, 'each connection has an entry of its own');
      await page.settled();
      page.lose();
      await seen.until((all) => connections(all).length === 0, 'the second loss');
    },
  }).map(([name, run]) => [`${name} (edition with ${title})`, run]);
}

/** The keys of the connections in the newest value. */
const connections = (all) => Object.keys(all.at(-1)?.connections ?? {});
