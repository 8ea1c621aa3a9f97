// The codes of errors, in the words of the protocol.

/** The SDKs put the server's status in front of its messages, the older in the server's spelling; their own refusals begin otherwise. */
export function codeOf(error) {
  const status = /^([A-Z_]+|[a-z]+_[a-z_]+)(:|$)/.exec(error.message);
  if (status) {
    return status[1].toLowerCase();
  }
  return /^[a-z_]+$/.test(error.message) ? error.message : 'invalid';
}
