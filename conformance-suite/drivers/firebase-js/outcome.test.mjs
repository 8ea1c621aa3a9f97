import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome } from './outcome.mjs';

test('an acknowledgement carries a value only when there is one', async () => {
  assert.deepEqual(await outcome(() => undefined), { acked: true });
  assert.deepEqual(await outcome(async () => null), { acked: true, value: null });
});

test('a code of the server is told in its own spelling', async () => {
  const error = Object.assign(new Error('PERMISSION_DENIED: Permission denied'), { code: 'PERMISSION_DENIED' });
  assert.deepEqual(await outcome(() => Promise.reject(error)), {
    acked: false,
    code: 'permission_denied',
    message: 'PERMISSION_DENIED: Permission denied',
  });
});

test('a reason that the SDK puts into the message is the code', async () => {
  assert.equal((await outcome(() => Promise.reject(new Error('disconnect')))).code, 'disconnect');
});

test('a refused argument is an error of the client', async () => {
  const refuse = () => {
    throw new Error('child failed: path argument was an invalid path');
  };
  assert.equal((await outcome(refuse)).code, 'invalid');
});
