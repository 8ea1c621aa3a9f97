// The codes of errors, in the words of the protocol.

/** The SDK puts the server's status, in upper case, in front of its messages; its own refusals begin otherwise. */
export function codeOf(error) {
  const status = /^([A-Z_]+)(:|$)/.exec(error.message);
  if (status) {
    return status[1].toLowerCase();
  }
  return /^[a-z_]+$/.test(error.message) ? error.message : 'invalid';
}
