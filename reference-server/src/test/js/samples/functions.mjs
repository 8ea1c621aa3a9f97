// The edition whose callbacks are functions and which shows messages in alert boxes.

export function writeOnDisconnect({ firebase }) {
  var presenceRef = firebase.database().ref('disconnectmessage');
  presenceRef.onDisconnect().set('I disconnected!');
}

export function confirmOnDisconnect({ firebase, console }) {
  var presenceRef = firebase.database().ref('disconnectmessage');
  presenceRef.onDisconnect().remove(function (err) {
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

export function watchConnection({ firebase, alert }) {
  var connectedRef = firebase.database().ref('.info/connected');
  connectedRef.on('value', function (snap) {
    if (snap.val() === true) {
      alert('connected');
    } else {
      alert('not connected');
    }
  });
}

export function rememberLastOnline({ firebase }) {
  var userLastOnlineRef = firebase.database().ref('users/joe/lastOnline');
  userLastOnlineRef.onDisconnect().set(firebase.database.ServerValue.TIMESTAMP);
}

export function estimateServerTime({ firebase, estimates }) {
  var offsetRef = firebase.database().ref('.info/serverTimeOffset');
  offsetRef.on('value', function (snap) {
    var offset = snap.val();
    var estimatedServerTimeMs = new Date().getTime() + offset;
    estimates.add(estimatedServerTimeMs);
  });
}

export function keepPresence({ firebase }) {
  var myConnectionsRef = firebase.database().ref('users/joe/connections');
  var lastOnlineRef = firebase.database().ref('users/joe/lastOnline');
  var connectedRef = firebase.database().ref('.info/connected');
  connectedRef.on('value', function (snap) {
    if (snap.val() === true) {
      var con = myConnectionsRef.push();
      con.onDisconnect().remove();
      con.set(true);
      lastOnlineRef.onDisconnect().set(firebase.database.ServerValue.TIMESTAMP);
    }
  });
}
