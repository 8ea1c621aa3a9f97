// Values that the SDKs can store, though they do not know all of them.

/**
 * Makes increments bearable. The SDKs know one server value, the time, and look others up in their own guesses by their
 * name: an increment has none there, and the SDK would throw when it guesses the value, in the middle of losing its
 * connection. So an increment is called like the time as text, and remains an increment on the wire. What the client itself
 * guesses is wrong until the server's value arrives.
 */
export function bearable(value) {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const serverValue = value['.sv'];
  if (serverValue !== null && typeof serverValue === 'object') {
    return { '.sv': Object.defineProperty({ ...serverValue }, 'toString', { value: () => 'timestamp' }) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, bearable(child)]));
}
