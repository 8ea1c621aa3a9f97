// Who may do what: the namespace "secured" has the rules of `rules.json`.

import assert from 'node:assert/strict';
import { values } from '../observe.mjs';

const namespace = 'secured';

const denied = (error) => /permission[_ ]denied/i.test(`${error.code} ${error.message}`);

/** Nobody, for every SDK. */
const nobody = (world) => world.client({ namespace, as: null });

export const rules = {
  async 'nobody is refused what is closed'(world) {
    const { ref, set, update, get, runTransaction } = world.api;
    const db = nobody(world);

    await assert.rejects(set(ref(db, 'closed/a'), 1), denied);
    await assert.rejects(update(ref(db, 'closed'), { a: 1 }), denied);
    await assert.rejects(runTransaction(ref(db, 'closed/a'), () => 1), denied);
    await assert.rejects(get(ref(db, 'closed/a')), denied);
  },

  async 'a listener that is refused is cancelled'(world) {
    const { ref } = world.api;
    await values(world.api, ref(nobody(world), 'closed/a')).equals([{ refused: 'PERMISSION_DENIED' }]);
  },

  async 'a refused write disappears from the own view again'(world) {
    const { ref, set } = world.api;
    const db = nobody(world);
    const seen = values(world.api, ref(db, 'closed/readable'));
    await seen.equals([null]);

    await assert.rejects(set(ref(db, 'closed/readable'), 'wish'), denied);

    assert.deepEqual(seen.items, [null, 'wish', null]);
  },

  async 'a user reaches what is theirs and nothing else'(world) {
    const { ref, set, get } = world.api;
    const db = world.client({ namespace, as: 'alice' });

    await set(ref(db, 'users/alice/name'), world.namespace);

    assert.equal((await get(ref(db, 'users/alice/name'))).val(), world.namespace);
    await assert.rejects(set(ref(db, 'users/bob/name'), 'Mallory'), denied);
    await assert.rejects(get(ref(db, 'users/bob')), denied);
  },

  async 'data that is not valid is refused'(world) {
    const { ref, set } = world.api;
    const db = nobody(world);

    await set(ref(db, `open/${world.namespace}/short`), 'abc');
    await assert.rejects(set(ref(db, `open/${world.namespace}/short`), 'abcd'), denied);
  },

  async 'a disconnect write that is refused says so, and one that is allowed runs'(world) {
    const { ref, onDisconnect, goOffline } = world.api;
    const db = world.client({ namespace, as: 'carol' });
    const seen = values(world.api, ref(world.client({ namespace, as: 'carol' }), 'users/carol'));
    await seen.equals([null]);
    await assert.rejects(onDisconnect(ref(db, 'users/bob')).set('Mallory'), denied);
    await onDisconnect(ref(db, 'users/carol')).set('gone');

    goOffline(db);

    await seen.becomes('gone');
  },
};

/** Only for SDKs whose clients are administrators. */
export const administrator = {
  async 'is asked nothing'(world) {
    const { ref, set, get } = world.api;
    const db = world.client({ namespace });

    await set(ref(db, 'closed/a'), 1);

    assert.equal((await get(ref(db, 'closed/a'))).val(), 1);
  },
};
