// The SDKs by name. Each gives `open({ namespace, port, app })`: a client whose `root` is a reference, with `goOffline`, `goOnline`
// and `signIn(token)`; `again()` is one more reference of the same client, made as an application makes it.

import { createRequire } from 'node:module';
import dns from 'node:dns';

const require = createRequire(import.meta.url);

// The SDKs of the first generation and 2.1 dial the URL's own host, which must have three parts (Wilddog spec 2.1).
const url = (namespace, port) => `http://${namespace}.wilddogio.localhost:${port}`;

/** Later versions of Node.js have a WebSocket of their own; the SDKs would use it in place of the one they came with. */
delete globalThis.WebSocket;
process.noDeprecation = true;

// Names below localhost are this machine (RFC 6761), which not all resolvers know.
const lookup = dns.lookup;
dns.lookup = (name, ...rest) => lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest);


/** `new Wilddog(url)`; going offline is static. */
const first = (name) => {
  const Wilddog = require(name);
  return {
    globalOffline: true,
    open({ namespace, port }) {
      const again = () => new Wilddog(url(namespace, port));
      const root = again();
      return {
        root,
        again,
        goOffline: () => Wilddog.goOffline(),
        goOnline: () => Wilddog.goOnline(),
        signIn: (token) =>
          new Promise((resolve, reject) => {
            root.authWithCustomToken(token, (error, auth) => (error ? reject(error) : resolve(auth)));
          }),
      };
    },
  };
};

/** `initializeApp(config, name)`; going offline is the app's. */
const second = (name, syncURL) => {
  const wilddog = require(name);
  return {
    globalOffline: false,
    open({ namespace, port, app }) {
      const instance = wilddog.initializeApp({ syncURL: syncURL(namespace, port), authDomain: `${namespace}.wilddog.com` }, app);
      const again = () => instance.sync().ref();
      const root = again();
      return {
        root,
        again,
        goOffline: () => root.goOffline(),
        goOnline: () => root.goOnline(),
        signIn: (token) => instance.auth().signInWithCustomToken(token),
      };
    },
  };
};

const SDKS = {
  'wilddog-0.1': () => first('wilddog-0.1'),
  'wilddog-0.6': () => first('wilddog-0.6'),
  'wilddog-0.7': () => first('wilddog-0.7'),
  'wilddog-2.1': () => second('wilddog-2.1', url),
  // The host is a name only; who serves the app is looked up.
  'wilddog-2.5': () => second('wilddog-2.5', (namespace) => `http://${namespace}.wilddogio.com:80`),
};

export function open(name) {
  if (!Object.hasOwn(SDKS, name)) {
    throw new Error(`no SDK "${name}"; there are: ${Object.keys(SDKS).join(', ')}`);
  }
  return { name, version: require(`${name}/package.json`).version, ...SDKS[name]() };
}
