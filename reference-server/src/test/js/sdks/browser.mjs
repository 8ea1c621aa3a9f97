// What the two versions of the namespaced `firebase` object have in common.

import { namespaced } from './namespaced.mjs';

export const browser = (firebase) => ({
  version: firebase.SDK_VERSION,
  api: namespaced(firebase.database.ServerValue),
  admin: false,
  firebase,
  open({ name, address, namespace, as }) {
    const config = { projectId: 'demo', databaseURL: `http://${address}?ns=${namespace}` };
    const app = firebase.initializeApp(config, `${namespace}-${name}`);
    const db = app.database();
    if (as) {
      const [host, port] = address.split(':');
      db.useEmulator(host, Number(port), { mockUserToken: { sub: as } });
    }
    return { db, close: () => app.delete() };
  },
});
