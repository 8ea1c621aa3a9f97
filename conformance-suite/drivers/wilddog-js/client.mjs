// One client of a Wilddog JavaScript SDK as functions of paths. Both generations have the same references; how they are
// connected is the caller's knowledge.

import { requestDisconnectWrite } from '../common/steer.mjs';
import { codeOf } from './outcome.mjs';
import { bearable } from './values.mjs';

/** The client whose root is `root`. */
export function wilddog(root, goOffline, goOnline) {
  const at = (path) => (path === '' ? root : root.child(path));

  return {
    codeOf,
    goOffline,
    goOnline,
    set: (path, value) => acknowledged((done) => at(path).set(bearable(value), done)),
    update: (path, values) => acknowledged((done) => at(path).update(bearable(values), done)),
    remove: (path) => acknowledged((done) => at(path).remove(done)),
    get: async (path) => (await firstData(at(path))).exportVal(),
    firstData: (path) => firstData(at(path)),
    newKey: (path) => at(path).push().key(),

    onDisconnect: (path, write) =>
      acknowledged((done) => {
        const request = at(path).onDisconnect();
        return requestDisconnectWrite(
          {
            set: (value) => request.set(bearable(value), done),
            update: (values) => request.update(bearable(values), done),
            remove: () => request.remove(done),
            cancel: () => request.cancel(done),
          },
          write,
        );
      }),

    async transaction(path, change) {
      const [committed, snapshot] = await answered((done) => at(path).transaction(change, done));
      return { committed, value: committed ? snapshot.exportVal() : undefined };
    },

    listen(path, event, callback, cancelled) {
      const tell = (snapshot) => callback(snapshot.key(), snapshot.exportVal());
      at(path).on(event, tell, cancelled);
      return () => at(path).off(event, tell);
    },
  };
}

/**
 * Hands a callback to `ask`, whose first argument is the error, if any. The newer SDK also returns a promise, which tells
 * the same once more.
 */
function answered(ask) {
  return new Promise((resolve, reject) => {
    const promise = ask((error, ...values) => (error ? reject(error) : resolve(values)));
    promise?.catch?.(() => {});
  });
}

/** Answered, and nobody cares with what. */
async function acknowledged(ask) {
  await answered(ask);
}

/** Resolves once the data of a reference is there. */
function firstData(reference) {
  return new Promise((resolve, reject) => {
    reference.once('value', resolve, reject)?.catch?.(() => {});
  });
}
