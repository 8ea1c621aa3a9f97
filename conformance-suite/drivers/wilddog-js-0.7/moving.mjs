// What the SDK's connections do by themselves after they are open: they move from long polling to a WebSocket.

/**
 * Keeps back what the driver tells while a connection is on the move, and then tells it in its order. In that time there is no
 * connection that a fault could hit: a request that was just answered can be cut without anybody losing anything.
 *
 * @param Socket the class of the connections, of `engine.io-client`; it goes on emitting what it emits
 * @param say takes each line
 * @returns what takes each line in its place
 */
export function onceMoved(Socket, say) {
  const moving = new Set();
  const kept = [];
  const { emit } = Socket.prototype;

  const arrived = (connection) => {
    if (moving.delete(connection) && moving.size === 0) {
      kept.splice(0).forEach((line) => say(line));
    }
  };
  Socket.prototype.emit = function (event, ...values) {
    if (event === 'open' && this.transport.name === 'polling' && this.upgrades.includes('websocket')) {
      moving.add(this);
    }
    const result = emit.call(this, event, ...values);
    if (['upgrade', 'upgradeError', 'close'].includes(event)) {
      arrived(this);
    }
    return result;
  };
  return (line) => (moving.size === 0 ? say(line) : kept.push(line));
}
