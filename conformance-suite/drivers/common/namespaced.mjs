// A client of a Firebase SDK with the older API, whose references have methods: the SDK before modules, and the Admin SDK.

import { requestDisconnectWrite } from './steer.mjs';

/** The client as functions of paths. */
export function namespaced(database) {
  const at = (path) => (path === '' ? database.ref() : database.ref(path));

  return {
    set: (path, value) => at(path).set(value),
    update: (path, values) => at(path).update(values),
    remove: (path) => at(path).remove(),
    get: async (path) => (await at(path).get()).exportVal(),
    newKey: (path) => at(path).push().key,
    onDisconnect: (path, write) => requestDisconnectWrite(at(path).onDisconnect(), write),
    goOffline: () => database.goOffline(),
    goOnline: () => database.goOnline(),

    async transaction(path, change) {
      const { committed, snapshot } = await at(path).transaction(change);
      return { committed, value: snapshot.exportVal() };
    },

    listen(path, event, callback, cancelled) {
      const tell = (snapshot) => callback(snapshot.key, snapshot.exportVal());
      at(path).on(event, tell, cancelled);
      return () => at(path).off(event, tell);
    },

    /** Resolves once the data is there: on the wire this shares the listen that has just been attached. */
    firstData(path) {
      return new Promise((resolve, reject) => {
        // Its promise would tell a refusal once more.
        at(path)
          .once('value', () => resolve(), reject)
          .catch(() => {});
      });
    },
  };
}
