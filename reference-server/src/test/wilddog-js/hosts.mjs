// The hosts that all apps share: who serves an app, and who its users are (Wilddog spec 2.2).

import http from 'node:http';
import https from 'node:https';

const SHARED = ['ns.wilddog.com', 'auth.wilddog.com'];
const plain = http.request;
let port;

for (const module of [http, https]) {
  const original = module.request;
  module.request = (options, ...rest) => {
    if (!SHARED.includes(options.host ?? options.hostname)) {
      return original(options, ...rest);
    }
    const { protocol, ...others } = options;
    return plain({ ...others, agent: undefined, host: '127.0.0.1', hostname: '127.0.0.1', port }, ...rest);
  };
}

/** From now on they are this port of this machine, in plain text. */
export function mapSharedHosts(toPort) {
  port = toPort;
}
