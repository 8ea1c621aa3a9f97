import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearable } from './values.mjs';

test('an increment stays one on the wire, at any depth', () => {
  const value = { a: { '.sv': { increment: 2 } }, b: [1], t: { '.sv': 'timestamp' }, n: null };
  assert.equal(
    JSON.stringify(bearable(value)),
    '{"a":{".sv":{"increment":2}},"b":{"0":1},"t":{".sv":"timestamp"},"n":null}',
  );
});

test('an increment is found among the guesses by the name of the time', () => {
  const guesses = { timestamp: 5 };
  assert.equal(guesses[bearable({ '.sv': { increment: 2 } })['.sv']], 5);
});
