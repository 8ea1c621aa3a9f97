// Runs all checks of one SDK against a running reference server, one after the other:
//
//     node main.mjs SDK ADDRESS ADMIN_TOKEN [REFUSED_TRANSPORT]
//
// Standard output is lines of JSON: {"sdk":"...","version":"..."} first, then {"check":"...","millis":n} for each check, with an
// "error" if it failed, and {"done":n} at the very end, so that a process that died is not taken for one without complaints.

import { checks } from './checks.mjs';
import './hosts.mjs';
import { open } from './sdks/index.mjs';
import { World } from './world.mjs';

const CHECK_BOUND_MILLIS = 60_000;

const [name, address, token, refused] = process.argv.slice(2);
// The line that was printed last must be out before the process ends.
const say = (message) => new Promise((written) => process.stdout.write(JSON.stringify(message) + '\n', written));

// SDKs print warnings of all kinds; standard output is ours.
console.log = console.info = console.debug = console.warn = console.error;

const sdk = open(name);
await say({ sdk: name, version: sdk.version });
let count = 0;
for (const check of checks(sdk)) {
  const namespace = `${name.replace(/\W/g, '')}${refused ?? ''}${++count}`;
  const world = await World.open(sdk, { address, token, refused, namespace });
  const started = performance.now();
  const error = await bounded(() => check.run(world)).then(
    () => undefined,
    (failure) => failure.stack ?? String(failure),
  );
  await say({ check: check.name, millis: Math.round(performance.now() - started), error });
}
await say({ done: count });
process.exit(0);

/** The outcome of `run`, or a failure if it does not end, or if an SDK throws where nobody can catch it. */
function bounded(run) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not over after ${CHECK_BOUND_MILLIS} ms`)), CHECK_BOUND_MILLIS);
    process.once('uncaughtException', reject);
    process.once('unhandledRejection', reject);
    run()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        process.off('uncaughtException', reject);
        process.off('unhandledRejection', reject);
      });
  });
}
