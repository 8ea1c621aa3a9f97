// The newest npm `firebase`, modular API.

import { deleteApp, initializeApp, SDK_VERSION } from 'firebase/app';
import * as api from 'firebase/database';

export default {
  version: SDK_VERSION,
  api,
  admin: false,
  open({ name, address, namespace, as }) {
    const app = initializeApp({ projectId: 'demo', databaseURL: `http://${address}?ns=${namespace}` }, `${namespace}-${name}`);
    const db = api.getDatabase(app);
    if (as) {
      const [host, port] = address.split(':');
      api.connectDatabaseEmulator(db, host, Number(port), { mockUserToken: { sub: as } });
    }
    return { db, close: () => deleteApp(app) };
  },
};
