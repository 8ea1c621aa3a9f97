// What a check works with: clients of the SDK in a namespace of its own, and a network between them and the server that it
// can break. Whatever it opens is closed after it.

import { Relay } from './relay.mjs';

export class World {
  #sdk;
  #closers = [];
  #clients = 0;

  constructor(sdk, { address, namespace, skewMillis }) {
    this.#sdk = sdk;
    this.api = sdk.api;
    this.address = address;
    this.namespace = namespace;
    this.skewMillis = skewMillis;
  }

  /** Whether this SDK's clients are administrators unless told otherwise. */
  get admin() {
    return this.#sdk.admin;
  }

  /** The server's time in milliseconds, as its clock is known to be wrong. */
  serverNow() {
    return Date.now() + this.skewMillis;
  }

  /**
   * A client with a connection of its own: a database.
   *
   * @param as the user who is signed in; `null` for nobody; left out for whatever is usual for the SDK
   * @param via the relay to connect through; left out for none
   * @param namespace of the check unless said otherwise
   */
  client({ as, via, namespace = this.namespace } = {}) {
    const name = `client-${++this.#clients}`;
    const { db, close } = this.#sdk.open({ name, address: via?.address ?? this.address, namespace, as });
    this.#closers.push(close);
    return db;
  }

  /** A reference of a new client. */
  ref(path, options) {
    return this.api.ref(this.client(options), path);
  }

  /** A stretch of network to the server. */
  async relay() {
    const relay = await Relay.open(this.address);
    this.#closers.push(() => relay.close());
    return relay;
  }

  /** Makes a REST request to the namespace and returns what the server answers, as JSON. */
  async rest(method, path, body) {
    const response = await fetch(`http://${this.address}/${path}.json?ns=${this.namespace}`, {
      method,
      headers: { Authorization: 'Bearer owner' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  async close() {
    for (const close of this.#closers.splice(0).reverse()) {
      await close();
    }
  }
}
