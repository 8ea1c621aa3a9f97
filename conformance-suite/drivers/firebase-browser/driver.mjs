// Flatline driver for the Firebase JavaScript SDK in a browser: one process, with a Chromium of its own, is one client.
// The lines it speaks are described in ../README.md.

import { createRequire } from 'node:module';
import { converse, requirePackage } from '../common/conversation.mjs';
import { startChromium } from './chromium.mjs';
import { openPage } from './page.mjs';

const require = createRequire(import.meta.url);
const sdk = requirePackage(require, 'firebase/package.json', new URL('.', import.meta.url).pathname);

async function startClient(settings, say) {
  const chromium = startChromium();
  const evaluate = await openPage(chromium.devTools, sdk.version, say);
  await evaluate(`flatline.start(${JSON.stringify(settings)})`);
  return {
    carryOut: (command) => evaluate(`flatline.carryOut(${JSON.stringify(command)})`),
    skewClock: (millis) => evaluate(`flatline.skewClock(${millis})`),
    async leave() {
      await evaluate('flatline.leave()');
      chromium.end();
    },
  };
}

await converse(
  {
    driver: 'firebase-browser',
    version: require('./package.json').version,
    sdk: `firebase ${sdk.version} (Chromium)`,
    capabilities: ['behaviours', 'clockJump', 'clockSkew', 'query', 'seed', 'transaction'],
  },
  startClient,
);
