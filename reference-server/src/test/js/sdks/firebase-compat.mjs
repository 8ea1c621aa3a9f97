// The newest npm `firebase`, namespaced API.

import firebase from 'firebase/compat/app';
import 'firebase/compat/database';
import { browser } from './browser.mjs';

export default browser(firebase);
