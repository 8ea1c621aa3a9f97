import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf } from './outcome.mjs';

test("the status of the server is told in the server's spelling", () => {
  const error = Object.assign(new Error('PERMISSION_DENIED: Permission denied'), { code: 26101 });
  assert.equal(codeOf(error), 'permission_denied');
});

test('a listen that is revoked has a status and nothing more', () => {
  assert.equal(codeOf(new Error('PERMISSION_DENIED')), 'permission_denied');
});

test('a refused argument is an error of the client', () => {
  assert.equal(codeOf(new Error('Wilddog.child failed: First argument was an invalid path')), 'invalid');
});
