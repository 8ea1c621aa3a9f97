import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { beforeEach, test } from 'node:test';
import { onceMoved } from './moving.mjs';

let said;
let connect;
let say;

beforeEach(() => {
  class Connection extends EventEmitter {}
  Object.defineProperty(Connection.prototype, 'emit', { value: EventEmitter.prototype.emit, writable: true });
  said = [];
  say = onceMoved(Connection, (line) => said.push(line));
  connect = (name, ...upgrades) => {
    const connection = Object.assign(new Connection(), { transport: { name }, upgrades });
    connection.on('message', say);
    connection.emit('open');
    return connection;
  };
});

for (const end of ['upgrade', 'upgradeError', 'close']) {
  test(`nothing is told until the move ends with "${end}"`, () => {
    say('before');
    const connection = connect('polling', 'websocket');
    connection.emit('message', 'first');
    connection.emit('message', 'second');
    assert.deepEqual(said, ['before']);

    connection.emit(end);
    connection.emit('message', 'third');
    assert.deepEqual(said, ['before', 'first', 'second', 'third']);
  });
}

test('what is told of the end itself comes after what was kept', () => {
  const connection = connect('polling', 'websocket');
  connection.on('close', () => say('closed'));
  say('open');
  connection.emit('close');

  assert.deepEqual(said, ['open', 'closed']);
});

test('another connection on the move keeps it back, too', () => {
  const old = connect('polling', 'websocket');
  const young = connect('polling', 'websocket');
  say('line');
  old.emit('close');
  assert.deepEqual(said, []);

  young.emit('upgrade');
  assert.deepEqual(said, ['line']);
});

test('who goes on polling, or begins with a WebSocket, is not on the move', () => {
  connect('polling').emit('message', 'polling');
  connect('websocket', 'websocket').emit('message', 'socket');

  assert.deepEqual(said, ['polling', 'socket']);
});
