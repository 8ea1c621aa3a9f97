// A headless Chromium, spoken to through pipes: it ends by itself when they are closed, however this process ends.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'flatline-browser-';

/** Starts Chromium, or ends the process with a message. */
export function startChromium() {
  removeProfilesOfTheDead();
  const profile = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const chromium = spawn(
    'chromium',
    [
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-proxy-server',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      // The sandbox does not work for root nor in most containers; all pages are ours.
      '--no-sandbox',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let leaving = false;
  chromium.on('error', (error) => {
    console.error(`Chromium cannot be started (is there a "chromium" on the PATH?): ${error.message}`);
    process.exit(1);
  });
  chromium.on('exit', (code) => {
    if (!leaving) {
      console.error(`Chromium has ended unasked, with exit code ${code}`);
      process.exit(1);
    }
  });
  return {
    devTools: devToolsOf(chromium.stdio[3], chromium.stdio[4]),
    end() {
      leaving = true;
      chromium.kill('SIGKILL');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Who is killed cannot tidy up: the next one does, by the process's number in the name. */
function removeProfilesOfTheDead() {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    try {
      process.kill(Number.parseInt(name.slice(PREFIX.length), 10), 0);
    } catch {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** The DevTools protocol: JSON messages, each ended by a zero byte. */
function devToolsOf(input, output) {
  const calls = new Map();
  const listeners = [];
  let lastId = 0;
  let rest = Buffer.alloc(0);

  output.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      take(JSON.parse(rest.subarray(0, end).toString()));
      rest = rest.subarray(end + 1);
    }
  });

  function take(message) {
    if (message.id === undefined) {
      listeners.forEach((listener) => listener(message.method, message.params));
      return;
    }
    const { resolve, reject } = calls.get(message.id);
    calls.delete(message.id);
    if (message.error) {
      reject(new Error(message.error.message));
    } else {
      resolve(message.result);
    }
  }

  return {
    listen: (listener) => listeners.push(listener),
    call(method, params = {}, sessionId = undefined) {
      return new Promise((resolve, reject) => {
        lastId += 1;
        calls.set(lastId, { resolve, reject });
        input.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
      });
    },
  };
}
