// The commands and events of the protocol, for whatever SDK: a driver says how its SDK does a thing, here is what is to be done.

import { codeOfFirebase, outcome, Skipped } from './outcome.mjs';

/**
 * Steers a client, which connects by itself.
 *
 * @param database the client, as functions of paths: `set`, `update`, `remove`, `get`, `firstData`, `newKey`, `onDisconnect`,
 *     `transaction` (resolves to `committed` and `value`), `listen` (to an event's name; gives the function that detaches),
 *     `goOffline` and `goOnline`; and perhaps `codeOf`, the code of an error. `get`, `listen` and `firstData` are also handed
 *     the query of the command, last, if it has one
 * @param behaviours what the client does by itself
 * @param say takes each line the driver has to print, as an object
 */
export function steer(database, behaviours, say) {
  const codeOf = database.codeOf ?? codeOfFirebase;
  const connection = { open: false };
  const commands = commandsOf(database, connection, codeOf, say);
  const perform = (action) =>
    outcome(() => {
      if (!Object.hasOwn(commands, action.do)) {
        throw new Skipped(`This driver knows no command "${action.do}"`);
      }
      return commands[action.do](action);
    }, codeOf);
  watchConnection(database, connection, behaviours, perform, say);

  return {
    carryOut(command) {
      perform(command).then((result) => say({ id: command.id, ...result }));
    },
    leave() {
      database.goOffline();
    },
  };
}

/** Tells `.info`, and runs the behaviours inside the SDK's own callback, without waiting for acknowledgements. */
function watchConnection(database, connection, behaviours, perform, say) {
  database.listen('.info/serverTimeOffset', 'value', (key, millis) => {
    // Some SDKs raise null once, before they know.
    if (millis !== null) {
      say({ event: 'offset', millis });
    }
  });
  database.listen('.info/connected', 'value', (key, value) => {
    const connected = value === true;
    connection.open = connected;
    say({ event: 'connected', value: connected });
    for (const action of behaviours.filter((one) => one.when === connected).flatMap((one) => one.do)) {
      perform(action).then(({ value: ignored, ...result }) => {
        say({ event: 'behaved', text: `${action.do} ${action.path}`, ...result });
      });
    }
  });
}

/** The commands of the protocol: each gives the value of its reply, or a promise of it. */
function commandsOf(database, connection, codeOf, say) {
  const listeners = new Map();

  return {
    set: ({ path, value }) => database.set(path, value),
    update: ({ path, values }) => database.update(path, values),
    remove: ({ path }) => database.remove(path),
    get: ({ path, query }) => database.get(path, query),
    onDisconnect: ({ path, write }) => database.onDisconnect(path, write),
    goOffline: () => database.goOffline(),
    goOnline: () => database.goOnline(),

    async push({ path, value, onDisconnect }) {
      const key = database.newKey(path);
      const child = path === '' ? key : `${path}/${key}`;
      let refusal;
      if (onDisconnect) {
        // Not awaited: it is never answered when the connection is lost (spec 4.3). Answers come in the order of the
        // requests, so a refusal is known before the value is acknowledged.
        database.onDisconnect(child, onDisconnect).catch((error) => (refusal = error));
      }
      await database.set(child, value);
      if (refusal) {
        throw refusal;
      }
      return key;
    },

    async transaction({ path, add }) {
      const sum = (current) => {
        if (current === null) {
          return add;
        }
        return typeof current === 'number' ? current + add : undefined;
      };
      const { committed, value } = await database.transaction(path, sum);
      if (!committed) {
        throw new Error('aborted');
      }
      return value;
    },

    async listen({ listener, path, for: subject, query }) {
      if (listeners.has(listener)) {
        throw new Error(`There is a listener "${listener}" already`);
      }
      const cancelled = (error) => say({ event: 'cancelled', listener, code: codeOf(error), message: error.message });
      const attach = subject === 'children' ? attachToChildren : attachToValue;
      const listen = (event, callback, ended) => database.listen(path, event, callback, ended, query);
      listeners.set(listener, attach(listen, listener, cancelled, say));
      if (connection.open) {
        await database.firstData(path, query);
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

function attachToValue(listen, listener, cancelled, say) {
  return listen('value', (key, value) => say({ event: 'value', listener, value }), cancelled);
}

function attachToChildren(listen, listener, cancelled, say) {
  const tell = (change) => (key, value) => say({ event: 'child', listener, change, key, value });
  const detachments = [
    // The three share one listen on the wire; one of them tells its cancellation.
    listen('child_added', tell('added'), cancelled),
    listen('child_changed', tell('changed'), () => {}),
    listen('child_removed', tell('removed'), () => {}),
  ];
  return () => detachments.forEach((detach) => detach());
}

/**
 * Asks for a disconnect write.
 *
 * @param request an `onDisconnect` of an SDK, with `set`, `update`, `remove` and `cancel`
 */
export function requestDisconnectWrite(request, write) {
  if ('set' in write) {
    return request.set(write.set);
  }
  if ('update' in write) {
    return request.update(write.update);
  }
  return write.remove ? request.remove() : request.cancel();
}
