// What surrounds a sample: the default app, a console, an alert box, and a network that can be lost.

import { Record } from '../observe.mjs';

export class Page {
  /** What it showed to its user. */
  messages = new Record();
  /** What it reported, as lists of arguments. */
  errors = new Record();
  /** What it computed, where the sample only computes. */
  estimates = new Record();

  /** The page's console and alert box. */
  console = {
    log: (message) => this.messages.add(message),
    error: (...args) => this.errors.add(args),
  };
  alert = (message) => this.messages.add(message);

  #relay;
  #app;

  static async open(firebase, world) {
    const page = new Page();
    page.firebase = firebase;
    page.#relay = await world.relay();
    page.#start(world.namespace);
    return page;
  }

  #start(namespace) {
    this.#app = this.firebase.initializeApp({ databaseURL: `http://${this.#relay.address}?ns=${namespace}` });
  }

  /** Makes the page one of another database. */
  async moveTo(namespace) {
    await this.close();
    this.#start(namespace);
  }

  /** Waits until the connection is there. */
  online() {
    const connected = new Record();
    this.firebase.database().ref('.info/connected').on('value', (snapshot) => connected.add(snapshot.val()));
    return connected.becomes(true);
  }

  /** Waits until the server has answered all that the page has sent so far: answers come in order. */
  settled() {
    return this.firebase.database().ref('settled').remove();
  }

  /** The connection is reset, and no new one can be made. */
  lose() {
    this.#relay.break();
  }

  recover() {
    this.#relay.repair();
  }

  close() {
    return this.#app.delete();
  }
}
