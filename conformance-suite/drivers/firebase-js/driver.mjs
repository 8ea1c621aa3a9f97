// Flatline driver for the official Firebase JavaScript SDK: one process is one client.
// The lines it speaks are described in ../README.md.

import { Console } from 'node:console';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { startClient } from './client.mjs';
import { seedRandom, shiftClock } from './surroundings.mjs';

const require = createRequire(import.meta.url);

// Standard output belongs to the protocol: whatever the SDK logs goes to standard error.
globalThis.console = new Console(process.stderr, process.stderr);

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function sdkVersion() {
  try {
    return require('firebase/package.json').version;
  } catch {
    console.error(`The npm packages of this driver are missing: run "npm ci" in ${new URL('.', import.meta.url).pathname}`);
    process.exit(1);
  }
}

function start(settings) {
  shiftClock(settings.clockSkewMillis);
  // Clients of one run share its seed; the name keeps their push keys apart.
  seedRandom(`${settings.seed}/${settings.name}`);
  return startClient(settings, say);
}

say({
  flatline: 1,
  driver: 'firebase-js',
  version: require('./package.json').version,
  sdk: `firebase ${sdkVersion()}`,
  capabilities: ['behaviours', 'clockJump', 'clockSkew', 'seed', 'transaction'],
});

let client;
// The loop also ends with standard input, so that no client outlives its runner.
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.stop) {
    break;
  } else if (message.start) {
    client = await start(message.start);
  } else if (message.clockSkewMillis !== undefined) {
    shiftClock(message.clockSkewMillis);
  } else {
    client.carryOut(message);
  }
}
client?.leave();
// A turn of the event loop lets the WebSocket's close frame out; the SDK's timers would keep the process alive.
setImmediate(() => process.exit(0));
