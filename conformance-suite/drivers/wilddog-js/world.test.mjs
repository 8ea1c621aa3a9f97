import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { after, before, test } from 'node:test';
import { mapSharedHosts } from './world.mjs';

const seen = [];
const server = http.createServer((request, response) => {
  seen.push(`${request.method} ${request.url} ${request.headers.host}`);
  response.end('{}');
});
let address;

before(async () => {
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  address = `127.0.0.1:${server.address().port}`;
  mapSharedHosts(address);
});
after(() => server.close());

function ask(module, options) {
  return new Promise((answered, failed) => {
    module.request(options, (response) => response.resume().on('end', answered)).on('error', failed).end();
  });
}

test('what is meant for the shared hosts goes to the server, whatever the port and protocol', async () => {
  seen.length = 0;
  await ask(http, { host: 'ns.wilddog.com', path: '/v1/lookup?appId=a', method: 'GET' });
  await ask(https, { host: 'auth.wilddog.com', port: 443, path: '/v2/a/auth/x', method: 'POST' });
  assert.deepEqual(seen, [`GET /v1/lookup?appId=a ${address}`, `POST /v2/a/auth/x ${address}`]);
});

test('other hosts are left alone', async () => {
  await assert.rejects(ask(http, { host: '127.0.0.1', port: 1, path: '/' }), { code: 'ECONNREFUSED' });
});
