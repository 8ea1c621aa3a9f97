// The driver protocol (../README.md) on standard input and output: one process is one client.

import { Console } from 'node:console';
import { createInterface } from 'node:readline';
import { seedRandom, shiftClock } from './surroundings.mjs';

// Standard output belongs to the protocol: whatever the SDK logs goes to standard error.
globalThis.console = new Console(process.stderr, process.stderr);

/** Prints one line of the protocol. */
function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Requires a package of the driver, which may not be installed yet. */
export function requirePackage(require, name, folder) {
  try {
    return require(name);
  } catch {
    console.error(`The npm packages of this driver are missing: run "npm ci" in ${folder}`);
    process.exit(1);
  }
}

/** Reads a line of the runner, or ends the process: what comes after a line that is none could mean anything. */
function parse(line) {
  try {
    const message = JSON.parse(line);
    if (message !== null && typeof message === 'object') {
      return message;
    }
  } catch {
    // Told below.
  }
  console.error(`This is no line of the driver protocol: ${line}`);
  process.exit(1);
}

/**
 * Greets, and then does as it is told until it is told to stop, or its runner is gone.
 *
 * @param greeting what the driver says about itself
 * @param startClient makes the client from the `start` message and `say`; the client has `carryOut`, `leave` and perhaps `skewClock`
 */
export async function converse(greeting, startClient) {
  say({ flatline: 1, ...greeting });
  let client;
  // The loop also ends with standard input, so that no client outlives its runner.
  for await (const line of createInterface({ input: process.stdin })) {
    const message = parse(line);
    if (message.stop) {
      break;
    } else if (message.start) {
      shiftClock(message.start.clockSkewMillis);
      // Clients of one run share its seed; the name keeps their push keys apart.
      seedRandom(`${message.start.seed}/${message.start.name}`);
      client = await startClient(message.start, say);
    } else if (message.clockSkewMillis !== undefined) {
      // A client that does not live in this process has a clock of its own.
      (client.skewClock ?? shiftClock)(message.clockSkewMillis);
    } else {
      client.carryOut(message);
    }
  }
  await client?.leave();
  // A turn of the event loop lets the WebSocket's close frame out; the SDK's timers would keep the process alive.
  setImmediate(() => process.exit(0));
}
