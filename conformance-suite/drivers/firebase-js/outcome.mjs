// How commands end, in the words of the protocol.

/** Runs `act`, at once up to its first await, and says how it ended. */
export async function outcome(act) {
  try {
    const value = await act();
    return value === undefined ? { acked: true } : { acked: true, value };
  } catch (error) {
    return { acked: false, code: codeOf(error), message: error.message };
  }
}

/**
 * The SDK upper-cases the server's codes, puts its own reasons for failed transactions ("disconnect", "set", "maxretry")
 * into the message, and refuses bad arguments without any code.
 */
export function codeOf(error) {
  if (typeof error.code === 'string') {
    return error.code.toLowerCase();
  }
  return /^[a-z_]+$/.test(error.message) ? error.message : 'invalid';
}
