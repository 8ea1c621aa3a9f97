// One client of the Firebase JavaScript SDK, modular API, steered by commands and heard through `say`.

import { requestDisconnectWrite, steer } from '../common/steer.mjs';
import { part } from './query.mjs';

/**
 * Starts the client, which connects at once.
 *
 * @param settings the `start` message of the protocol
 * @param say takes each line the driver has to print, as an object
 */
export async function startClient(settings, say) {
  // Either would turn the SDK away from the address it is told to dial.
  delete process.env.FIREBASE_DATABASE_EMULATOR_HOST;
  delete process.env.__FIREBASE_DEFAULTS__;
  const { initializeApp } = await import('firebase/app');
  const sdk = await import('firebase/database');
  return steer(modular(initializeApp, sdk, settings), settings.behaviours, say);
}

/** The client as functions of paths, whichever way the modules were loaded. */
export function modular(initializeApp, sdk, { name, address, namespace }) {
  const app = initializeApp({ databaseURL: `http://${address}?ns=${namespace}` }, name);
  const database = sdk.getDatabase(app);
  const at = (path) => sdk.ref(database, path);
  const attach = { value: sdk.onValue, child_added: sdk.onChildAdded, child_changed: sdk.onChildChanged, child_removed: sdk.onChildRemoved };

  return {
    set: (path, value) => sdk.set(at(path), value),
    update: (path, values) => sdk.update(at(path), values),
    remove: (path) => sdk.remove(at(path)),
    get: async (path, query) => (await sdk.get(part(sdk, at(path), query))).exportVal(),
    newKey: (path) => sdk.push(at(path)).key,
    onDisconnect: (path, write) => requestDisconnectWrite(sdk.onDisconnect(at(path)), write),
    goOffline: () => sdk.goOffline(database),
    goOnline: () => sdk.goOnline(database),

    async transaction(path, change) {
      const { committed, snapshot } = await sdk.runTransaction(at(path), change);
      return { committed, value: snapshot.exportVal() };
    },

    listen(path, event, callback, cancelled, query) {
      return attach[event](part(sdk, at(path), query), (snapshot) => callback(snapshot.key, snapshot.exportVal()), cancelled);
    },

    /** Resolves once the data is there: on the wire this shares the listen that has just been attached. */
    firstData(path, query) {
      return new Promise((resolve, reject) => {
        sdk.onValue(part(sdk, at(path), query), () => resolve(), reject, { onlyOnce: true });
      });
    },
  };
}
