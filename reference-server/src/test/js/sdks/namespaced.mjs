// The namespaced API (`ref.set(value)`) in the words of the modular one (`set(ref, value)`). Each is one call of the SDK.

/** @param ServerValue the SDK's constants */
export const namespaced = (ServerValue) => ({
  ref: (db, path) => db.ref(path),
  child: (ref, path) => ref.child(path),
  push: (ref, value) => ref.push(value),
  set: (ref, value) => ref.set(value),
  setPriority: (ref, priority) => ref.setPriority(priority),
  setWithPriority: (ref, value, priority) => ref.setWithPriority(value, priority),
  update: (ref, values) => ref.update(values),
  remove: (ref) => ref.remove(),
  get: (query) => query.get(),
  runTransaction: (ref, change) => ref.transaction(change),
  goOffline: (db) => db.goOffline(),
  goOnline: (db) => db.goOnline(),
  serverTimestamp: () => ServerValue.TIMESTAMP,
  increment: (delta) => ServerValue.increment(delta),

  onValue: on('value'),
  onChildAdded: on('child_added'),
  onChildChanged: on('child_changed'),
  onChildMoved: on('child_moved'),
  onChildRemoved: on('child_removed'),
  off: (query, event, callback) => query.off(event, callback),

  onDisconnect: (ref) => ref.onDisconnect(),

  query: (query, ...constraints) => constraints.reduce((narrower, constrain) => constrain(narrower), query),
  orderByChild: (path) => (query) => query.orderByChild(path),
  orderByKey: () => (query) => query.orderByKey(),
  orderByPriority: () => (query) => query.orderByPriority(),
  orderByValue: () => (query) => query.orderByValue(),
  startAt: bound('startAt'),
  startAfter: bound('startAfter'),
  endAt: bound('endAt'),
  endBefore: bound('endBefore'),
  equalTo: bound('equalTo'),
  limitToFirst: (count) => (query) => query.limitToFirst(count),
  limitToLast: (count) => (query) => query.limitToLast(count),
});

function on(event) {
  return (query, callback, second, third) => {
    const [cancelled, { onlyOnce = false } = {}] = typeof second === 'object' ? [undefined, second] : [second, third];
    if (onlyOnce) {
      query.once(event, callback, cancelled);
    } else {
      query.on(event, callback, cancelled);
    }
    return () => query.off(event, callback);
  };
}

function bound(method) {
  return (...valueAndKey) =>
    (query) =>
      query[method](...valueAndKey);
}
