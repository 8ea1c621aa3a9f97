// Flatline driver for the Firebase JavaScript SDK of the last generation before modules: one process is one client.
// The lines it speaks are described in ../README.md.

import { createRequire } from 'node:module';
import { converse, requirePackage } from '../common/conversation.mjs';
import { namespaced } from '../common/namespaced.mjs';
import { steer } from '../common/steer.mjs';

const require = createRequire(import.meta.url);
const sdk = requirePackage(require, 'firebase/package.json', new URL('.', import.meta.url).pathname);

function startClient({ name, address, namespace, behaviours }, say) {
  // Would turn the SDK away from the address it is told to dial.
  delete process.env.FIREBASE_DATABASE_EMULATOR_HOST;
  const firebase = require('firebase/app');
  require('firebase/database');
  const app = firebase.initializeApp({ databaseURL: `http://${address}?ns=${namespace}` }, name);
  return steer(namespaced(app.database()), behaviours, say);
}

await converse(
  {
    driver: 'firebase-js-8',
    version: require('./package.json').version,
    sdk: `firebase ${sdk.version}`,
    capabilities: ['behaviours', 'clockJump', 'clockSkew', 'query', 'seed', 'transaction'],
  },
  startClient,
);
