// npm `firebase` 8.10.1, the last before the modular API. Its folders can only be required.

import { createRequire } from 'node:module';
import { browser } from './browser.mjs';

const require = createRequire(import.meta.url);
const firebase = require('firebase-8/app').default;
require('firebase-8/database');

export default browser(firebase);
