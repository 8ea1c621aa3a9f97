// One client of the Firebase JavaScript SDK, steered by commands and heard through `say`.

import { codeOf, outcome } from './outcome.mjs';
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

  const app = initializeApp({ databaseURL: `http://${settings.address}?ns=${settings.namespace}` }, settings.name);
  const database = sdk.getDatabase(app);
  const connection = { open: false };
  const commands = commandsOf(sdk, database, connection, say);

  const perform = (action) => commands[action.do](action);
  watchConnection(sdk, database, connection, settings.behaviours, perform, say);

  return {
    carryOut(command) {
      if (!Object.hasOwn(commands, command.do)) {
        throw new Error(`This driver knows no command "${command.do}"`);
      }
      outcome(() => perform(command)).then((result) => say({ id: command.id, ...result }));
    },
    leave() {
      sdk.goOffline(database);
    },
  };
}

/** Tells `.info`, and runs the behaviours inside the SDK's own callback, without waiting for acknowledgements. */
function watchConnection(sdk, database, connection, behaviours, perform, say) {
  sdk.onValue(sdk.ref(database, '.info/serverTimeOffset'), (snapshot) => {
    say({ event: 'offset', millis: snapshot.val() });
  });
  sdk.onValue(sdk.ref(database, '.info/connected'), (snapshot) => {
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

/** The commands of the protocol: each gives the value of its reply, or a promise of it. */
function commandsOf(sdk, database, connection, say) {
  const at = (path) => sdk.ref(database, path);
  const listeners = new Map();

  return {
    set: ({ path, value }) => sdk.set(at(path), value),
    update: ({ path, values }) => sdk.update(at(path), values),
    remove: ({ path }) => sdk.remove(at(path)),
    get: async ({ path, query }) => (await sdk.get(part(sdk, at(path), query))).exportVal(),
    onDisconnect: ({ path, write }) => requestDisconnectWrite(sdk, at(path), write),
    goOffline: () => sdk.goOffline(database),
    goOnline: () => sdk.goOnline(database),

    async push({ path, value, onDisconnect }) {
      const child = sdk.push(at(path));
      let refusal;
      if (onDisconnect) {
        // Not awaited: its promise never settles when the connection is lost (spec 4.3). Answers come in the order of
        // the requests, so a refusal is known before the value is acknowledged.
        requestDisconnectWrite(sdk, child, onDisconnect).catch((error) => (refusal = error));
      }
      await sdk.set(child, value);
      if (refusal) {
        throw refusal;
      }
      return child.key;
    },

    async transaction({ path, add }) {
      const sum = (current) => {
        if (current === null) {
          return add;
        }
        return typeof current === 'number' ? current + add : undefined;
      };
      const { committed, snapshot } = await sdk.runTransaction(at(path), sum);
      if (!committed) {
        throw new Error('aborted');
      }
      return snapshot.exportVal();
    },

    async listen({ listener, path, for: subject, query }) {
      if (listeners.has(listener)) {
        throw new Error(`There is a listener "${listener}" already`);
      }
      const attach = subject === 'children' ? attachToChildren : attachToValue;
      const place = part(sdk, at(path), query);
      listeners.set(listener, attach(sdk, place, listener, say));
      if (connection.open) {
        await firstData(sdk, place);
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

/** Resolves once the data of a path is there: on the wire this shares the listen that has just been attached. */
function firstData(sdk, reference) {
  return new Promise((resolve, reject) => {
    sdk.onValue(reference, () => resolve(), reject, { onlyOnce: true });
  });
}

function requestDisconnectWrite(sdk, reference, write) {
  const request = sdk.onDisconnect(reference);
  if ('set' in write) {
    return request.set(write.set);
  }
  if ('update' in write) {
    return request.update(write.update);
  }
  return write.remove ? request.remove() : request.cancel();
}

function attachToValue(sdk, reference, listener, say) {
  return sdk.onValue(
    reference,
    (snapshot) => say({ event: 'value', listener, value: snapshot.exportVal() }),
    (error) => sayCancelled(error, listener, say),
  );
}

function attachToChildren(sdk, reference, listener, say) {
  const tell = (change) => (snapshot) => {
    say({ event: 'child', listener, change, key: snapshot.key, value: snapshot.exportVal() });
  };
  const detachments = [
    // The three share one listen on the wire; one of them tells its cancellation.
    sdk.onChildAdded(reference, tell('added'), (error) => sayCancelled(error, listener, say)),
    sdk.onChildChanged(reference, tell('changed')),
    sdk.onChildRemoved(reference, tell('removed')),
  ];
  return () => detachments.forEach((detach) => detach());
}

function sayCancelled(error, listener, say) {
  say({ event: 'cancelled', listener, code: codeOf(error), message: error.message });
}
