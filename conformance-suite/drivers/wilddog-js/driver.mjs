// Flatline driver for the Wilddog JavaScript SDK: one process is one client.
// The lines it speaks are described in ../README.md.

import { createRequire } from 'node:module';
import { converse, requirePackage } from '../common/conversation.mjs';
import { steer } from '../common/steer.mjs';
import { wilddog } from './client.mjs';
import { hideOwnWebSocket, mapSharedHosts } from './world.mjs';

const require = createRequire(import.meta.url);
const { version } = requirePackage(require, 'wilddog/package.json', new URL('.', import.meta.url).pathname);

function startClient({ address, namespace, behaviours }, say) {
  process.noDeprecation = true;
  hideOwnWebSocket();
  mapSharedHosts(address);
  const sdk = require('wilddog');
  // The host is a name only, the port says plain text; who serves the app is looked up.
  sdk.initializeApp({ syncURL: `http://${namespace}.wilddogio.com:80` });
  const root = sdk.sync().ref();
  const database = wilddog(
    root,
    () => root.goOffline(),
    () => root.goOnline(),
  );
  return steer(database, behaviours, say);
}

await converse(
  {
    driver: 'wilddog-js',
    version: require('./package.json').version,
    sdk: `wilddog ${version}`,
    capabilities: ['behaviours', 'clockJump', 'clockSkew', 'seed', 'transaction'],
  },
  startClient,
);
