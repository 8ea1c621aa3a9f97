// Flatline driver for the official Firebase JavaScript SDK: one process is one client.
// The lines it speaks are described in ../README.md.

import { createRequire } from 'node:module';
import { converse, requirePackage } from '../common/conversation.mjs';
import { startClient } from './client.mjs';

const require = createRequire(import.meta.url);
const sdk = requirePackage(require, 'firebase/package.json', new URL('.', import.meta.url).pathname);

await converse(
  {
    driver: 'firebase-js',
    version: require('./package.json').version,
    sdk: `firebase ${sdk.version}`,
    capabilities: ['behaviours', 'clockJump', 'clockSkew', 'query', 'seed', 'transaction'],
  },
  startClient,
);
