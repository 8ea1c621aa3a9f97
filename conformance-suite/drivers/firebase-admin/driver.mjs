// Flatline driver for the Firebase Admin SDK for Node.js: one process is one client.
// The lines it speaks are described in ../README.md.

import { createRequire } from 'node:module';
import { converse, requirePackage } from '../common/conversation.mjs';
import { namespaced } from '../common/namespaced.mjs';
import { steer } from '../common/steer.mjs';

const require = createRequire(import.meta.url);
// By its file: the package exports no package.json.
const sdk = requirePackage(require, './node_modules/firebase-admin/package.json', new URL('.', import.meta.url).pathname);

async function startClient({ name, address, namespace, behaviours }, say) {
  // Read when the database is made; it stands for credentials, too.
  process.env.FIREBASE_DATABASE_EMULATOR_HOST = address;
  const { initializeApp } = await import('firebase-admin/app');
  const { getDatabase } = await import('firebase-admin/database');
  const app = initializeApp(
    {
      projectId: namespace,
      databaseURL: `http://${address}?ns=${namespace}`,
      // An administrator may do everything; this one is bound by security rules, as other clients are.
      databaseAuthVariableOverride: null,
    },
    name,
  );
  return steer(namespaced(getDatabase(app)), behaviours, say);
}

await converse(
  {
    driver: 'firebase-admin',
    version: require('./package.json').version,
    sdk: `firebase-admin ${sdk.version}`,
    capabilities: ['behaviours', 'clockJump', 'clockSkew', 'query', 'seed', 'transaction'],
  },
  startClient,
);
