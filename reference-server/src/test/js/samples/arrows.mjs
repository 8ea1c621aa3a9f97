// The edition whose callbacks are arrows and which shows messages on the console.

export function writeOnDisconnect({ firebase }) {
  var presenceRef = firebase.database().ref('disconnectmessage');
  presenceRef.onDisconnect().set('I disconnected!');
}

export function confirmOnDisconnect({ firebase, console }) {
  var presenceRef = firebase.database().ref('disconnectmessage');
  presenceRef.onDisconnect().remove((err) => {
    if (err) {
      console.error('could not establish onDisconnect event', err);
    }
  });
}

export function cancelOnDisconnect({ firebase }) {
  var presenceRef = firebase.database().ref('disconnectmessage');
  var onDisconnectRef = presenceRef.onDisconnect();
  onDisconnectRef.set('I disconnected');
  onDisconnectRef.cancel();
}

export function watchConnection({ firebase, console }) {
  var connectedRef = firebase.database().ref('.info/connected');
  connectedRef.on('value', (snap) => {
    if (snap.val() === true) {
      console.log('connected');
    } else {
      console.log('not connected');
    }
  });
}

export function rememberLastOnline({ firebase }) {
  var userLastOnlineRef = firebase.database().ref('users/joe/lastOnline');
  userLastOnlineRef.onDisconnect().set(firebase.database.ServerValue.TIMESTAMP);
}

export function estimateServerTime({ firebase, estimates }) {
  var offsetRef = firebase.database().ref('.info/serverTimeOffset');
  offsetRef.on('value', (snap) => {
    var offset = snap.val();
    var estimatedServerTimeMs = new Date().getTime() + offset;
    estimates.add(estimatedServerTimeMs);
  });
}

export function keepPresence({ firebase }) {
  var myConnectionsRef = firebase.database().ref('users/joe/connections');
  var lastOnlineRef = firebase.database().ref('users/joe/lastOnline');
  var connectedRef = firebase.database().ref('.info/connected');
  connectedRef.on('value', (snap) => {
    if (snap.val() === true) {
      var con = myConnectionsRef.push();
      con.onDisconnect().remove();
      con.set(true);
      lastOnlineRef.onDisconnect().set(firebase.database.ServerValue.TIMESTAMP);
    }
  });
}
