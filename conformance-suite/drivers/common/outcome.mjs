// How commands end, in the words of the protocol.

/** What a driver cannot do because its SDK has no such thing: neither done nor refused. */
export class Skipped extends Error {}

/**
 * Runs `act`, at once up to its first await, and says how it ended.
 *
 * @param codeOf finds the code of an error in the SDK's own words
 */
export async function outcome(act, codeOf = codeOfFirebase) {
  try {
    const value = await act();
    return value === undefined ? { acked: true } : { acked: true, value };
  } catch (error) {
    return error instanceof Skipped
      ? { skipped: error.message }
      : { acked: false, code: codeOf(error), message: error.message };
  }
}

/**
 * Firebase's SDKs upper-case the server's codes, put their own reasons for failed transactions ("disconnect", "set",
 * "maxretry") into the message, and refuse bad arguments without any code. The Admin SDK puts its service before its codes.
 */
export function codeOfFirebase(error) {
  if (typeof error.code === 'string') {
    return error.code.replace(/^database\//, '').toLowerCase();
  }
  return /^[a-z_]+$/.test(error.message) ? error.message : 'invalid';
}
