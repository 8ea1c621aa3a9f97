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

test('the first generation leaves the status as the server spells it', () => {
  assert.equal(codeOf(new Error("permission_denied: Client doesn't have permission to access the desired data.")), 'permission_denied');
});

test('a refused argument is an error of the client', () => {
  assert.equal(codeOf(new Error('Wilddog.child failed: First argument was an invalid path')), 'invalid');
});
