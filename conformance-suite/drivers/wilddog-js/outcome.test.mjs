import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, outcome } from './outcome.mjs';

test('an acknowledgement carries a value only when there is one', async () => {
  assert.deepEqual(await outcome(() => undefined), { acked: true });
  assert.deepEqual(await outcome(async () => null), { acked: true, value: null });
});

test("the status of the server is told in the server's spelling", async () => {
  const error = Object.assign(new Error('PERMISSION_DENIED: Permission denied'), { code: 26101 });
  assert.deepEqual(await outcome(() => Promise.reject(error)), {
    acked: false,
    code: 'permission_denied',
    message: 'PERMISSION_DENIED: Permission denied',
  });
});

test('a listen that is revoked has a status and nothing more', () => {
  assert.equal(codeOf(new Error('PERMISSION_DENIED')), 'permission_denied');
});

test('a refused argument is an error of the client', () => {
  assert.equal(codeOf(new Error('Wilddog.child failed: First argument was an invalid path')), 'invalid');
});
