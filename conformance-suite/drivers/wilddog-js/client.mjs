// One client of a Wilddog JavaScript SDK, steered by commands and heard through `say`. Both generations have the same
// references; how they are connected is the caller's knowledge.

import { codeOf, outcome } from './outcome.mjs';
import { bearable } from './values.mjs';

/**
 * Steers a client, which connects by itself.
 *
 * @param sync the client: `root` is a reference, `goOffline` and `goOnline` are functions
 * @param behaviours what it does by itself
 * @param say takes each line the driver has to print, as an object
 */
export function steer(sync, behaviours, say) {
  const connection = { open: false };
  const commands = commandsOf(sync, connection, say);
  const perform = (action) => commands[action.do](action);
  watchConnection(sync.root, connection, behaviours, perform, say);

  return {
    carryOut(command) {
      if (!Object.hasOwn(commands, command.do)) {
        throw new Error(`This driver knows no command "${command.do}"`);
      }
      outcome(() => perform(command)).then((result) => say({ id: command.id, ...result }));
    },
    leave() {
      sync.goOffline();
    },
  };
}

/** Tells `.info`, and runs the behaviours inside the SDK's own callback, without waiting for acknowledgements. */
function watchConnection(root, connection, behaviours, perform, say) {
  root.child('.info/serverTimeOffset').on('value', (snapshot) => {
    // The SDK raises null once, before it knows.
    if (snapshot.val() !== null) {
      say({ event: 'offset', millis: snapshot.val() });
    }
  });
  root.child('.info/connected').on('value', (snapshot) => {
    const connected = snapshot.val() === true;
    connection.open = connected;
    say({ event: 'connected', value: connected });
    for (const action of behaviours.filter((one) => one.when === connected).flatMap((one) => one.do)) {
      outcome(() => perform(action)).then(({ value, ...result }) => {
        say({ event: 'behaved', text: `${action.do} ${action.path}`, ...result });
      });
    }
  });
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

/** The commands of the protocol: each gives the value of its reply, or a promise of it. */
function commandsOf(sync, connection, say) {
  const at = (path) => (path === '' ? sync.root : sync.root.child(path));
  const listeners = new Map();

  return {
    set: ({ path, value }) => acknowledged((done) => at(path).set(bearable(value), done)),
    update: ({ path, values }) => acknowledged((done) => at(path).update(bearable(values), done)),
    remove: ({ path }) => acknowledged((done) => at(path).remove(done)),
    get: async ({ path }) => (await firstData(at(path))).exportVal(),
    onDisconnect: ({ path, write }) => requestDisconnectWrite(at(path), write),
    goOffline: () => sync.goOffline(),
    goOnline: () => sync.goOnline(),

    async push({ path, value, onDisconnect }) {
      const child = at(path).push();
      let refusal;
      if (onDisconnect) {
        // Not awaited: it is never answered when the connection is lost (Wilddog spec 5.8). Answers come in the order of
        // the requests, so a refusal is known before the value is acknowledged.
        requestDisconnectWrite(child, onDisconnect).catch((error) => (refusal = error));
      }
      await acknowledged((done) => child.set(bearable(value), done));
      if (refusal) {
        throw refusal;
      }
      return child.key();
    },

    async transaction({ path, add }) {
      const sum = (current) => {
        if (current === null) {
          return add;
        }
        return typeof current === 'number' ? current + add : undefined;
      };
      const [committed, snapshot] = await answered((done) => at(path).transaction(sum, done));
      if (!committed) {
        throw new Error('aborted');
      }
      return snapshot.exportVal();
    },

    async listen({ listener, path, for: subject }) {
      if (listeners.has(listener)) {
        throw new Error(`There is a listener "${listener}" already`);
      }
      const attach = subject === 'children' ? attachToChildren : attachToValue;
      listeners.set(listener, attach(at(path), listener, say));
      if (connection.open) {
        await firstData(at(path));
      }
    },

    unlisten({ listener }) {
      if (!listeners.has(listener)) {
        throw new Error(`There is no listener "${listener}"`);
      }
      listeners.get(listener)();
      listeners.delete(listener);
    },
  };
}

/** Resolves once the data of a path is there. */
function firstData(reference) {
  return new Promise((resolve, reject) => {
    reference.once('value', resolve, reject)?.catch?.(() => {});
  });
}

function requestDisconnectWrite(reference, write) {
  return acknowledged((done) => {
    const request = reference.onDisconnect();
    if ('set' in write) {
      return request.set(bearable(write.set), done);
    }
    if ('update' in write) {
      return request.update(bearable(write.update), done);
    }
    return write.remove ? request.remove(done) : request.cancel(done);
  });
}

function attachToValue(reference, listener, say) {
  return attach(
    reference,
    'value',
    (snapshot) => say({ event: 'value', listener, value: snapshot.exportVal() }),
    (error) => sayCancelled(error, listener, say),
  );
}

function attachToChildren(reference, listener, say) {
  const tell = (change) => (snapshot) => {
    say({ event: 'child', listener, change, key: snapshot.key(), value: snapshot.exportVal() });
  };
  const detachments = [
    // The three share one listen on the wire; one of them tells its cancellation.
    attach(reference, 'child_added', tell('added'), (error) => sayCancelled(error, listener, say)),
    attach(reference, 'child_changed', tell('changed'), () => {}),
    attach(reference, 'child_removed', tell('removed'), () => {}),
  ];
  return () => detachments.forEach((detach) => detach());
}

function attach(reference, event, callback, cancelled) {
  reference.on(event, callback, cancelled);
  return () => reference.off(event, callback);
}

function sayCancelled(error, listener, say) {
  say({ event: 'cancelled', listener, code: codeOf(error), message: error.message });
}
