// The network between the SDKs and the server. It reads along in their requests, so that it knows what goes by which transport,
// can refuse one of them, and can lie to the server about the host that was dialled.

import { connect, createServer } from 'node:net';

const REQUEST = /^(?:GET|POST) (\S+) HTTP\/1\.1\r\n/;

export class Gate {
  #server;
  #sockets = new Set();
  #refused;

  /** All request lines' targets, in order. */
  requests = [];

  /** What the server is told in the `Host` of a WebSocket's request; nothing: what the client says. */
  host = undefined;

  /**
   * A gate to `address` on a free port.
   *
   * @param refused a transport whose requests are reset: `websocket`, or nothing
   */
  static async open(address, refused) {
    const gate = new Gate();
    gate.#refused = refused;
    const [host, port] = address.split(':');
    gate.#server = createServer((client) => gate.#accept(client, { host, port: Number(port) }));
    await new Promise((listening) => gate.#server.listen(0, '127.0.0.1', listening));
    gate.port = gate.#server.address().port;
    return gate;
  }

  #accept(client, target) {
    const server = connect(target);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      this.#sockets.add(one);
      one.setNoDelay(true);
      // What happened to one end has happened to the other; there is nobody to tell of the error.
      one.on('error', () => other.destroy());
      one.on('close', () => this.#sockets.delete(one) && other.destroy());
    }
    server.pipe(client);
    client.on('data', (chunk) => this.#pass(chunk, client, server));
    client.on('end', () => server.end());
  }

  /** The SDKs write each request's head at once, so that it begins a chunk. */
  #pass(chunk, client, server) {
    const request = REQUEST.exec(chunk.toString('latin1'));
    if (request) {
      this.requests.push(request[1]);
      if (this.#refused && request[1].includes(`transport=${this.#refused}`)) {
        client.resetAndDestroy();
        return;
      }
    }
    const lie = request && this.host && request[1].includes('transport=websocket');
    server.write(lie ? chunk.toString('latin1').replace(/Host: [^\r\n]*/i, `Host: ${this.host}`) : chunk, 'latin1');
  }

  /** How many requests there have been by `transport` of `namespace`. */
  count(transport, namespace) {
    const own = (target) => target.includes(`ns=${namespace}&`) || !target.includes('ns=');
    return this.requests.filter((target) => target.includes(`transport=${transport}`) && own(target)).length;
  }

  /** Resets all connections; new ones are accepted. */
  drop() {
    this.#sockets.forEach((socket) => socket.resetAndDestroy());
    this.#sockets.clear();
  }
}
