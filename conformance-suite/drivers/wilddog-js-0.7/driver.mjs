// Flatline driver for the Wilddog JavaScript SDK of the first generation (`new Wilddog(url)`): one process is one client.
// The lines it speaks are described in ../README.md.

import { createRequire } from 'node:module';
import { converse, requirePackage } from '../common/conversation.mjs';
import { steer } from '../common/steer.mjs';
import { wilddog } from '../wilddog-js/client.mjs';
import { hideOwnWebSocket, mapLocalhostNames } from '../wilddog-js/world.mjs';
import { onceMoved } from './moving.mjs';

const require = createRequire(import.meta.url);
const { version } = requirePackage(require, 'wilddog/package.json', new URL('.', import.meta.url).pathname);

function startClient({ address, namespace, behaviours }, say) {
  process.noDeprecation = true;
  hideOwnWebSocket();
  const [hostname, port] = address.split(':');
  mapLocalhostNames(hostname);
  const Wilddog = require('wilddog');
  // This generation dials the host of the URL itself, which must have three parts, the first being the namespace.
  const root = new Wilddog(`http://${namespace}.wilddogio.localhost:${port}`);
  const { goOffline, goOnline } = Wilddog;
  const database = wilddog(
    root,
    () => goOffline(),
    () => goOnline(),
  );
  // The package that the SDK came with, and uses.
  const { Socket } = require('engine.io-client');
  return steer(database, behaviours, onceMoved(Socket, say));
}

await converse(
  {
    driver: 'wilddog-js-0.7',
    version: require('./package.json').version,
    sdk: `wilddog ${version}`,
    capabilities: ['behaviours', 'clockJump', 'clockSkew', 'seed', 'transaction'],
  },
  startClient,
);
