// What a check works with: clients of the SDK in a namespace of its own behind a gate of its own, and the server seen from outside.

import { Gate } from './gate.mjs';
import { mapSharedHosts } from './hosts.mjs';

export class World {
  #sdk;
  #token;
  #clients = 0;

  constructor(sdk, gate, { address, token, namespace, refused }) {
    this.#sdk = sdk;
    this.#token = token;
    this.gate = gate;
    this.address = address;
    this.namespace = namespace;
    this.refused = refused;
    this.globalOffline = sdk.globalOffline;
  }

  static async open(sdk, options) {
    const gate = await Gate.open(options.address, options.refused);
    mapSharedHosts(gate.port);
    return new World(sdk, gate, options);
  }

  /** A client: an app of the newer SDKs, a URL of the older ones. */
  client() {
    const app = `${this.namespace}-${++this.#clients}`;
    return this.#sdk.open({ namespace: this.namespace, port: this.gate.port, app });
  }

  /** What the server has at `path`, asked over REST. */
  async read(path) {
    return this.#json('GET', `/${path}.json?ns=${this.namespace}`);
  }

  /** Somebody else's write, over REST. */
  async write(path, value) {
    return this.#json('PUT', `/${path}.json?ns=${this.namespace}`, value);
  }

  /** The sessions that the server has in this namespace. */
  async sessions() {
    return (await this.#json('GET', `/.admin/sessions?ns=${this.namespace}`)).sessions;
  }

  /** Has the server do something to a session. */
  async toSession(id, call) {
    await this.#request('POST', `/.admin/sessions/${id}/${call}`);
  }

  async #json(method, path, body) {
    return (await this.#request(method, path, body)).json();
  }

  #request(method, path, body) {
    const authority = path.startsWith('/.admin') ? this.#token : 'owner';
    return fetch(`http://${this.address}${path}`, {
      method,
      headers: { Authorization: `Bearer ${authority}` },
      body: JSON.stringify(body),
    });
  }
}
