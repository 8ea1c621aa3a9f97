// Messages of more than one segment (16,384 characters), both ways.

import assert from 'node:assert/strict';
import { values } from '../observe.mjs';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const textOf = (length) => ALPHABET.repeat(Math.ceil(length / ALPHABET.length)).slice(0, length);

export const large = {
  async 'one of just a segment, and of one character more or less, arrives whole'(world) {
    const { ref, set, get } = world.api;
    const db = world.client();
    // Around the length at which the whole message, not the text, is a segment long; its envelope has fewer than 100 characters.
    for (let length = 16_384 - 100; length <= 16_385; length++) {
      set(ref(db, `a/${length}`), textOf(length));
    }
    await set(ref(db, 'done'), true);

    const sizes = Object.entries((await get(world.ref('a'))).val()).map(([key, text]) => [key, String(text.length)]);

    assert.equal(sizes.length, 102);
    sizes.forEach(([key, length]) => assert.equal(length, key));
  },

  async 'a text of a million characters goes there and back'(world) {
    const { set, get } = world.api;
    const seen = values(world.api, world.ref('a'));
    await seen.becomes(null);
    const text = textOf(1_000_000);

    await set(world.ref('a'), text);

    await seen.until((all) => all.at(-1)?.length === text.length, 'the text');
    assert.equal(seen.items.at(-1), text);
    assert.equal((await get(world.ref('a'))).val(), text);
  },

  async 'five thousand children go there and back'(world) {
    const { set } = world.api;
    const children = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`key-${i}`, { name: `name ${i}`, index: i, even: i % 2 === 0 }]),
    );

    await set(world.ref('a'), children);

    const seen = values(world.api, world.ref('a'));
    await seen.until((all) => all.length > 0, 'the children');
    assert.deepEqual(seen.items, [children]);
  },

  // The SDKs themselves tear such characters apart when they send them (spec 1.4), so they are written with REST.
  async 'characters of four bytes arrive whole, wherever the segments end'(world) {
    const { get } = world.api;
    const texts = { even: '😀'.repeat(20_000), odd: 'x' + '😀'.repeat(20_000) };
    await world.rest('PUT', 'a', texts);

    assert.deepEqual((await get(world.ref('a'))).val(), texts);
  },
};
