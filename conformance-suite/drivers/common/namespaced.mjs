// A client of a Firebase SDK with the older API, whose references have methods: the SDK before modules, and the Admin SDK.

import { requestDisconnectWrite } from './steer.mjs';

const orders = { '.key': 'orderByKey', '.value': 'orderByValue', '.priority': 'orderByPriority' };
const constraints = ['startAt', 'endAt', 'equalTo', 'limitToFirst', 'limitToLast'];

/** The part of `reference` that `query` means; without one, all of it. */
function part(reference, query) {
  if (query === undefined) {
    return reference;
  }
  const order = orders[query.orderBy];
  const ordered = order ? reference[order]() : reference.orderByChild(query.orderBy);
  return constraints.filter((word) => word in query).reduce((narrowed, word) => narrowed[word](query[word]), ordered);
}

/** The client as functions of paths. */
export function namespaced(database) {
  const at = (path) => (path === '' ? database.ref() : database.ref(path));

  return {
    set: (path, value) => at(path).set(value),
    update: (path, values) => at(path).update(values),
    remove: (path) => at(path).remove(),
    get: async (path, query) => (await part(at(path), query).get()).exportVal(),
    newKey: (path) => at(path).push().key,
    onDisconnect: (path, write) => requestDisconnectWrite(at(path).onDisconnect(), write),
    goOffline: () => database.goOffline(),
    goOnline: () => database.goOnline(),

    async transaction(path, change) {
      const { committed, snapshot } = await at(path).transaction(change);
      return { committed, value: snapshot.exportVal() };
    },

    listen(path, event, callback, cancelled, query) {
      const place = part(at(path), query);
      const tell = (snapshot) => callback(snapshot.key, snapshot.exportVal());
      place.on(event, tell, cancelled);
      return () => place.off(event, tell);
    },

    /** Resolves once the data is there: on the wire this shares the listen that has just been attached. */
    firstData(path, query) {
      return new Promise((resolve, reject) => {
        // Its promise would tell a refusal once more.
        part(at(path), query)
          .once('value', () => resolve(), reject)
          .catch(() => {});
      });
    },
  };
}
