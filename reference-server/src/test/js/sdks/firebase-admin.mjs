// The newest npm `firebase-admin`. Its clients are administrators, unless they act as somebody else.

import { deleteApp, initializeApp, SDK_VERSION } from 'firebase-admin/app';
import { getDatabase, ServerValue } from 'firebase-admin/database';
import { namespaced } from './namespaced.mjs';

export default {
  version: SDK_VERSION,
  api: namespaced(ServerValue),
  admin: true,
  open({ name, address, namespace, as }) {
    // Read when the database is made; it stands for credentials, too.
    process.env.FIREBASE_DATABASE_EMULATOR_HOST = address;
    const app = initializeApp(
      {
        projectId: 'demo',
        databaseURL: `http://${address}?ns=${namespace}`,
        ...(as === undefined ? {} : { databaseAuthVariableOverride: as === null ? null : { uid: as } }),
      },
      `${namespace}-${name}`,
    );
    return { db: getDatabase(app), close: () => deleteApp(app) };
  },
};
