// The little that the SDKs must be told about where they are: names that mean the server under test.
// The packages stay as they are; only names are resolved differently.

import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';

/** The hosts that every app asks where its server is, and who its users are. */
const sharedHosts = ['ns.wilddog.com', 'auth.wilddog.com'];

/** Sends what is meant for the shared hosts to `address` (host:port), in plain text. */
export function mapSharedHosts(address) {
  const [hostname, port] = address.split(':');
  const plain = http.request;
  for (const module of [http, https]) {
    const original = module.request;
    module.request = (options, ...rest) => {
      if (!sharedHosts.includes(options.host ?? options.hostname)) {
        return original(options, ...rest);
      }
      const { protocol, ...others } = options;
      return plain({ ...others, agent: undefined, host: hostname, hostname, port }, ...rest);
    };
  }
}

/** Resolves every name below `localhost` to `hostname`, as resolvers should (RFC 6761) and not all do. */
export function mapLocalhostNames(hostname) {
  const original = dns.lookup;
  dns.lookup = (name, ...rest) => original(name.endsWith('.localhost') ? hostname : name, ...rest);
}

/** Later versions of Node.js have a WebSocket of their own; the SDKs would use it in place of the one they came with. */
export function hideOwnWebSocket() {
  delete globalThis.WebSocket;
}
