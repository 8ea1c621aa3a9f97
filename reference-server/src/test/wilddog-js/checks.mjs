// The checks: { name, run(world) }. `only` says for which SDKs a check is, where it is not for all.

import assert from 'node:assert/strict';
import { answered, eventually, values } from './observe.mjs';

const connectedOf = (client) => values(client.root.child('.info/connected'));

/** An unsigned token for the user "joe", in the form that all generations read. */
function token() {
  const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const issued = Math.floor(Date.now() / 1000);
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ uid: 'joe', v: 1, d: { uid: 'joe' }, iat: issued })}.`;
}

const all = {
  async 'connects, and says so once'(world) {
    const connected = connectedOf(world.client());

    await connected.equals([false, true]);
    const [session] = await world.sessions();
    assert.equal(session.namespace, world.namespace);
  },

  async 'ends up on a WebSocket, or goes on polling where it can have none'(world) {
    const client = world.client();
    await connectedOf(client).equals([false, true]);
    await answered((done) => client.root.child('a').set(1, done));

    if (world.refused) {
      assert.ok(world.gate.count('polling', world.namespace) > 0);
      return;
    }
    // It has moved, and polls no longer, when a write adds no request.
    await eventually(async () => world.gate.count('websocket', world.namespace), 1);
    await eventually(async () => {
      const before = world.gate.requests.length;
      await answered((done) => client.root.child('a').set(2, done));
      return world.gate.requests.length - before;
    }, 0);
  },

  async 'writes, and hears of what others write'(world) {
    const { root } = world.client();
    const seen = values(root.child('list'));
    await seen.equals([null]);

    await answered((done) => root.child('list').set({ a: 1, b: 'zwei', c: { d: true } }, done));
    await answered((done) => root.child('list').update({ b: 2 }, done));
    await answered((done) => root.child('list/c').remove(done));
    assert.deepEqual(await world.read('list'), { a: 1, b: 2 });
    await world.write('list/e', 'Grüße 🐕');
    await seen.becomes({ a: 1, b: 2, e: 'Grüße 🐕' });

    const [committed] = await answered((done) => root.child('list/a').transaction((count) => (count ?? 0) + 1, done));
    assert.equal(committed, true);
    assert.equal(await world.read('list/a'), 2);
  },

  async 'writes a message that needs several packets by polling'(world) {
    const { root } = world.client();
    const large = 'Hündchen '.repeat(20_000);

    await answered((done) => root.child('large').set(large, done));

    assert.equal(await world.read('large'), large);
  },

  async 'leaves its disconnect writes when it goes'(world) {
    const client = world.client();
    const gone = client.root.child('gone');
    await world.write('gone', { removed: 1, changed: { a: 1, b: 2 } });
    await answered((done) => gone.child('set').onDisconnect().set('I disconnected!', done));
    await answered((done) => gone.child('changed').onDisconnect().update({ a: 9 }, done));
    await answered((done) => gone.child('removed').onDisconnect().remove(done));
    await answered((done) => gone.child('cancelled').onDisconnect().set(true, done));
    await answered((done) => gone.child('cancelled').onDisconnect().cancel(done));
    assert.deepEqual(await world.read('gone'), { removed: 1, changed: { a: 1, b: 2 } });

    client.goOffline();

    await eventually(() => world.read('gone'), { set: 'I disconnected!', changed: { a: 9, b: 2 } });
    client.goOnline();
  },

  async 'goes offline and online again with its listeners and what it wrote'(world) {
    const client = world.client();
    const connected = connectedOf(client);
    const seen = values(client.root.child('news'));
    await connected.equals([false, true]);
    await seen.equals([null]);

    client.goOffline();
    assert.deepEqual(connected.items, [false, true, false]);
    const written = answered((done) => client.root.child('draft').set('written offline', done));
    await eventually(() => world.sessions(), []);
    await world.write('news', 'meanwhile');
    assert.deepEqual(seen.items, [null]);
    client.goOnline();

    await connected.equals([false, true, false, true]);
    await seen.equals([null, 'meanwhile']);
    await written;
    assert.equal(await world.read('draft'), 'written offline');
  },

  async 'comes back by itself when its connections are reset'(world) {
    const client = world.client();
    const seen = values(client.root.child('news'));
    await seen.equals([null]);
    await answered((done) => client.root.child('lost').onDisconnect().set(true, done));

    // By polling a reset may fall between two requests, where nothing is lost.
    world.gate.drop();
    await world.write('news', 'afterwards');

    await seen.equals([null, 'afterwards']);
    await answered((done) => client.root.child('draft').set(1, done));
    assert.equal(await world.read('draft'), 1);
  },

  async 'has one connection, however many references there are'(world) {
    const client = world.client();
    const references = Array.from({ length: 10 }, (_, index) => client.again().child(`room-${index}`));
    const seen = references.map(values);
    await Promise.all(seen.map((each) => each.equals([null])));
    const connected = references.map((reference) => values(reference.root().child('.info/connected')));
    await Promise.all(connected.map((each) => each.becomes(true)));

    assert.equal((await world.sessions()).length, 1);

    // Going offline on one silences all, and coming back wakes them all.
    client.goOffline();
    connected.forEach((each) => assert.equal(each.items.at(-1), false));
    await eventually(() => world.sessions(), []);
    await Promise.all(references.map((_, index) => world.write(`room-${index}`, index)));
    seen.forEach((each) => assert.deepEqual(each.items, [null]));
    client.goOnline();
    await Promise.all(seen.map((each, index) => each.equals([null, index])));
    assert.equal((await world.sessions()).length, 1);
  },

  async 'goes offline as far as its generation does: the old ones in the whole process, the new ones app by app'(world) {
    const one = world.client();
    const another = world.client();
    const others = connectedOf(another);
    await connectedOf(one).equals([false, true]);
    await others.equals([false, true]);
    assert.equal((await world.sessions()).length, world.globalOffline ? 1 : 2);

    one.goOffline();

    await eventually(async () => (await world.sessions()).length, world.globalOffline ? 0 : 1);
    assert.deepEqual(others.items, world.globalOffline ? [false, true, false] : [false, true]);
    one.goOnline();
  },

  async 'signs in with a custom token'(world) {
    const client = world.client();
    const user = await client.signIn(token());

    assert.equal(user.uid, 'joe');
    await eventually(async () => (await world.sessions())[0]?.auth?.uid, 'joe');
  },
};

const newest = {
  async 'stays away when the server sends it away, until it is told to come back (X-6)'(world) {
    const client = world.client();
    const connected = connectedOf(client);
    await connected.equals([false, true]);

    const [session] = await world.sessions();
    await world.toSession(session.id, 'shutdown');
    await connected.equals([false, true, false]);
    await eventually(() => world.sessions(), []);
    client.goOnline();

    await connected.equals([false, true, false, true]);
  },

  async 'connects although it was told to go offline while it was connecting for the first time (X-5)'(world) {
    const client = world.client();
    const connected = connectedOf(client);
    client.goOffline();

    await connected.becomes(true);
  },

  async 'hangs when the server greets it with another host than it dialled (X-8)'(world) {
    world.gate.host = `localhost:${world.gate.port}`;
    const client = world.client();
    const connected = connectedOf(client);

    // It leaves and dials that host, naming its session, is greeted there, and says nothing more.
    await eventually(async () => world.gate.requests.some((target) => target.includes('&s=')), true);
    await eventually(async () => (await world.sessions()).length, 1);
    const seen = values(client.root.child('a'));
    await world.write('a', 1);
    assert.deepEqual((await world.sessions())[0].listens, []);
    assert.deepEqual([connected.items, seen.items], [[false], []]);
  },
};

/** The checks that `sdk` can be put to. */
export const checks = (sdk) =>
  Object.entries({ ...all, ...(sdk.name === 'wilddog-2.5' ? newest : {}) }).map(([name, run]) => ({ name, run }));
