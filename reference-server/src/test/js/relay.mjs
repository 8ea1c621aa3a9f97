// A relay of bytes that loses its connections when it is told to, as a server or a network does.

import { createServer, connect } from 'node:net';

export class Relay {
  #server;
  #sockets = new Set();
  #accepting = true;

  /** A relay to `address` on a free port. */
  static async open(address) {
    const [host, port] = address.split(':');
    const relay = new Relay();
    relay.#server = createServer((client) => relay.#accept(client, { host, port: Number(port) }));
    await new Promise((listening) => relay.#server.listen(0, '127.0.0.1', listening));
    relay.address = `127.0.0.1:${relay.#server.address().port}`;
    return relay;
  }

  /** How many connections there have been. */
  accepted = 0;

  #accept(client, target) {
    if (!this.#accepting) {
      client.resetAndDestroy();
      return;
    }
    this.accepted++;
    const server = connect(target);
    const both = [client, server];
    for (const [one, other] of [both, [...both].reverse()]) {
      this.#sockets.add(one);
      one.setNoDelay(true);
      // What happened to one end has happened to the other; there is nobody to tell of the error.
      one.on('error', () => other.destroy());
      one.on('close', () => this.#sockets.delete(one) && other.destroy());
      one.pipe(other);
    }
  }

  /** Resets all connections, in both directions, while new ones go on being accepted. */
  drop() {
    this.#sockets.forEach((socket) => socket.resetAndDestroy());
    this.#sockets.clear();
  }

  /** Resets all connections and every new one until {@link repair}. */
  break() {
    this.#accepting = false;
    this.drop();
  }

  repair() {
    this.#accepting = true;
  }

  close() {
    this.break();
    return new Promise((closed) => this.#server.close(closed));
  }
}
