// The SDKs by name. Checks are written in the words of the modular API; `namespaced.mjs` has the same words for the others.
//
// An SDK is { version, api, admin, open }. `open({ name, address, namespace, as })` makes a client with a connection of its
// own and returns { db, close }. `firebase`, where it is there, is the global object that the documented samples use.

const SDKS = {
  'firebase-modular': './firebase-modular.mjs',
  'firebase-compat': './firebase-compat.mjs',
  'firebase-8': './firebase-8.mjs',
  'firebase-admin': './firebase-admin.mjs',
};

export async function open(name) {
  const file = SDKS[name];
  if (!file) {
    throw new Error(`no SDK "${name}"; there are: ${Object.keys(SDKS).join(', ')}`);
  }
  return (await import(file)).default;
}
