// What a client may perceive of the world around it: its clock and its dice.
// Both are changed before the SDK is imported, so that no module can keep the true ones. A clock that jumps later is
// replaced again: the SDK asks for the time by the name of the global.

const TrueDate = globalThis.Date;

/**
 * Puts the process's wall clock `millis` ahead of the true time (negative: behind; 0: right again), whatever it was before.
 * Timers keep their pace.
 */
export function shiftClock(millis) {
  if (millis === 0) {
    globalThis.Date = TrueDate;
    return;
  }
  const now = () => TrueDate.now() + millis;
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new TrueDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}

/** Makes Math.random (the SDK's push keys and reconnect jitter) a function of `seed`, any text. */
export function seedRandom(seed) {
  let state = fnv1a(seed);
  // mulberry32: 32 bits of state are plenty for keys and jitter.
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash;
}
