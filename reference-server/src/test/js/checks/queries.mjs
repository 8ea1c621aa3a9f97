// Every order, with every bound and limit, as a read and as a listener; and windows that move.

import assert from 'node:assert/strict';
import { childEvents, keys, Record } from '../observe.mjs';

// In the order of keys, of scores, of names, of priorities and of values these are all different.
const PLAYERS = {
  2: { name: 'dora', score: 30, '.priority': 3 },
  10: { name: 'carl', score: 10, '.priority': 'b' },
  a: { name: 'bert', score: 20, '.priority': 1 },
  b: { name: 'anna', score: 20, stats: { wins: 4 }, '.priority': 'a' },
  c: { name: 'emil', stats: { wins: 2 } },
};
const VALUES = { n: null, f: false, t: true, one: 1, two: 2, x: 'x', y: 'y' };

/** [what it is called, the constraints, the expected keys in order] */
const onPlayers = (q) => [
  ['orderByKey', [q.orderByKey()], '2 10 a b c'],
  ['orderByKey, startAt', [q.orderByKey(), q.startAt('a')], 'a b c'],
  ['orderByKey, startAfter', [q.orderByKey(), q.startAfter('a')], 'b c'],
  ['orderByKey, endAt', [q.orderByKey(), q.endAt('10')], '2 10'],
  ['orderByKey, endBefore', [q.orderByKey(), q.endBefore('10')], '2'],
  ['orderByKey, equalTo', [q.orderByKey(), q.equalTo('b')], 'b'],
  ['orderByKey, limitToFirst', [q.orderByKey(), q.limitToFirst(2)], '2 10'],
  ['orderByKey, limitToLast', [q.orderByKey(), q.limitToLast(2)], 'b c'],
  ['orderByChild', [q.orderByChild('score')], 'c 10 a b 2'],
  ['orderByChild, deep', [q.orderByChild('stats/wins'), q.limitToLast(2)], 'c b'],
  ['orderByChild, startAt', [q.orderByChild('score'), q.startAt(20)], 'a b 2'],
  ['orderByChild, startAt with key', [q.orderByChild('score'), q.startAt(20, 'b')], 'b 2'],
  ['orderByChild, startAfter', [q.orderByChild('score'), q.startAfter(20)], '2'],
  ['orderByChild, startAfter with key', [q.orderByChild('score'), q.startAfter(20, 'a')], 'b 2'],
  ['orderByChild, endAt', [q.orderByChild('score'), q.endAt(20)], 'c 10 a b'],
  ['orderByChild, endAt with key', [q.orderByChild('score'), q.endAt(20, 'a')], 'c 10 a'],
  ['orderByChild, endBefore', [q.orderByChild('score'), q.endBefore(20)], 'c 10'],
  ['orderByChild, endBefore with key', [q.orderByChild('score'), q.endBefore(20, 'b')], 'c 10 a'],
  ['orderByChild, between', [q.orderByChild('score'), q.startAt(10), q.endAt(20)], '10 a b'],
  ['orderByChild, equalTo', [q.orderByChild('score'), q.equalTo(20)], 'a b'],
  ['orderByChild, equalTo with key', [q.orderByChild('score'), q.equalTo(20, 'b')], 'b'],
  ['orderByChild, equalTo null', [q.orderByChild('score'), q.equalTo(null)], 'c'],
  ['orderByChild, texts', [q.orderByChild('name'), q.startAt('b'), q.endAt('c\uf8ff')], 'a 10'],
  ['orderByChild, limitToFirst', [q.orderByChild('score'), q.startAt(15), q.limitToFirst(2)], 'a b'],
  ['orderByChild, limitToLast', [q.orderByChild('score'), q.endAt(25), q.limitToLast(2)], 'a b'],
  ['orderByChild, nothing fits', [q.orderByChild('score'), q.startAt(31)], ''],
  ['orderByPriority', [q.orderByPriority()], 'c a 2 b 10'],
  ['orderByPriority, startAt', [q.orderByPriority(), q.startAt(2)], '2 b 10'],
  ['orderByPriority, endAt', [q.orderByPriority(), q.endAt('a')], 'c a 2 b'],
  ['orderByPriority, equalTo', [q.orderByPriority(), q.equalTo('b')], '10'],
  ['no order, limitToFirst', [q.limitToFirst(2)], 'c a'],
  ['no order, limitToLast', [q.limitToLast(2)], 'b 10'],
];

const onValues = (q) => [
  ['orderByValue', [q.orderByValue()], 'f t one two x y'],
  ['orderByValue, startAt', [q.orderByValue(), q.startAt(2)], 'two x y'],
  ['orderByValue, startAfter', [q.orderByValue(), q.startAfter(2)], 'x y'],
  ['orderByValue, endAt', [q.orderByValue(), q.endAt(true)], 'f t'],
  ['orderByValue, endBefore', [q.orderByValue(), q.endBefore('x')], 'f t one two'],
  ['orderByValue, equalTo', [q.orderByValue(), q.equalTo('y')], 'y'],
  ['orderByValue, limitToFirst', [q.orderByValue(), q.limitToFirst(3)], 'f t one'],
  ['orderByValue, limitToLast', [q.orderByValue(), q.limitToLast(3)], 'two x y'],
];

// The tables are made with the SDK's own constraints, which it has only once it runs: here only names are read.
const anything = new Proxy({}, { get: () => () => undefined });

function selecting(table, data) {
  return table(anything).map(([name], row) => [
    name,
    async (world) => {
      const { set, get, query, onValue } = world.api;
      const [, constraints, expected] = table(world.api)[row];
      await set(world.ref('data'), data);
      const wanted = expected.split(' ').filter((key) => key !== '');

      const heard = new Record();
      onValue(query(world.ref('data'), ...constraints), (snapshot) => heard.add(keys(snapshot)));
      await heard.until((all) => all.length > 0, 'the value');
      assert.deepEqual(heard.items, [wanted], 'the listener');
      assert.deepEqual(keys(await get(query(world.ref('data'), ...constraints))), wanted, 'the read');
    },
  ]);
}

export const queries = {
  ...Object.fromEntries([...selecting(onPlayers, PLAYERS), ...selecting(onValues, VALUES)]),

  async 'a window moves when a child enters, leaves or changes its place'(world) {
    const { ref, set, update, query, orderByChild, limitToLast } = world.api;
    const db = world.client();
    await set(ref(db, 'data'), { a: { n: 1 }, b: { n: 2 }, c: { n: 3 } });
    const seen = childEvents(world.api, query(world.ref('data'), orderByChild('n'), limitToLast(2)));
    const events = [['added', 'b', { n: 2 }, null], ['added', 'c', { n: 3 }, 'b']];
    await seen.equals(events);

    await set(ref(db, 'data/d'), { n: 4 });
    events.push(['removed', 'b', { n: 2 }], ['added', 'd', { n: 4 }, 'c']);
    await seen.equals(events);
    await set(ref(db, 'data/d'), null);
    events.push(['removed', 'd', { n: 4 }], ['added', 'b', { n: 2 }, null]);
    await seen.equals(events);
    await update(ref(db, 'data/b'), { n: 5 });
    events.push(['moved', 'b', { n: 5 }, 'c'], ['changed', 'b', { n: 5 }, 'c']);
    await seen.equals(events);
  },

  async 'two queries at one place are told apart'(world) {
    const { ref, set, query, orderByChild, equalTo, onValue } = world.api;
    const db = world.client();
    const reader = world.client();
    const [one, two] = [1, 2].map((n) => {
      const heard = new Record();
      onValue(query(ref(reader, 'data'), orderByChild('n'), equalTo(n)), (snapshot) => heard.add(keys(snapshot)));
      return heard;
    });
    await Promise.all([one.equals([[]]), two.equals([[]])]);

    await set(ref(db, 'data'), { x: { n: 1 }, y: { n: 2 } });
    await Promise.all([one.becomes(['x']), two.becomes(['y'])]);
    await set(ref(db, 'data/x/n'), 2);

    await Promise.all([one.equals([[], ['x'], []]), two.becomes(['x', 'y'])]);
  },
};
