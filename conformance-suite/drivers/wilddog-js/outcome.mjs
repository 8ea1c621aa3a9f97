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

/** The SDK puts the server's status, in upper case, in front of its messages; its own refusals begin otherwise. */
export function codeOf(error) {
  const status = /^([A-Z_]+)(:|$)/.exec(error.message);
  if (status) {
    return status[1].toLowerCase();
  }
  return /^[a-z_]+$/.test(error.message) ? error.message : 'invalid';
}
