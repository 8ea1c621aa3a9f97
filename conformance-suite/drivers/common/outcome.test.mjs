import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOfFirebase, outcome, Skipped } from './outcome.mjs';

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

test('the service before a code of the Admin SDK is no part of it', () => {
  assert.equal(codeOfFirebase(Object.assign(new Error('Bad'), { code: 'database/invalid-argument' })), 'invalid-argument');
});

test('an SDK may have words of its own for its errors', async () => {
  assert.equal((await outcome(() => Promise.reject(new Error('no')), () => 'own')).code, 'own');
});

test('what the SDK does not have is skipped with the reason', async () => {
  const lack = () => {
    throw new Skipped('It has no increments.');
  };
  assert.deepEqual(await outcome(lack), { skipped: 'It has no increments.' });
});
