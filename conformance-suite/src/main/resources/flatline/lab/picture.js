// Draws a play: for each user what is true and what is shown, for each device its connection. Pure: no state, no questions.

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

export const seconds = (millis) => (millis / 1000).toFixed(1) + " s";

/** Stretches in which a track of [time, value] pairs has a value that counts; what touches is one. */
export function stretches(changes, length, counts = Boolean) {
  const found = [];
  changes.forEach(([from, value], i) => {
    const to = i + 1 < changes.length ? changes[i + 1][0] : length;
    if (!counts(value) || to <= from) return;
    if (found.at(-1)?.to === from) found.at(-1).to = to;
    else found.push({ from, to });
  });
  return found;
}

export function place(made, from, to, length) {
  made.style.left = (100 * from) / length + "%";
  if (to !== undefined) made.style.width = (100 * Math.max(0, Math.min(to, length) - from)) / length + "%";
  return made;
}

function spans(kind, list, length) {
  return list.map(({ from, to }) => place(element("div", { class: "span " + kind }), from, to, length));
}

function wrongs(run, user, length) {
  return run.wrong.filter((wrong) => wrong.user === user).map((wrong) => {
    const word = wrong.ghost ? "gone, shown as online" : "there, shown as offline";
    const made = element("div", { class: "span wrong", title: word }, element("span", {}, wrong.ghost ? "✗ ghost" : "✗ missing"));
    return place(made, wrong.from, wrong.to, length);
  });
}

export function row(kind, label, ...inside) {
  return element("div", { class: "row " + kind }, element("div", { class: "label" }, ...label), element("div", { class: "track" }, ...inside));
}

export function axis(length) {
  const step = [1000, 2000, 5000, 10000, 20000].find((one) => length / one <= 8) ?? 30000;
  const ticks = [];
  for (let at = 0; at <= length; at += step) {
    ticks.push(place(element("span", { class: "tick" }, at / 1000 + (at === 0 ? " s" : "")), at, undefined, length));
  }
  return row("axis", [""], ...ticks);
}

export function deviceSpans(run, name, length) {
  return spans("connected", stretches(run.devices[name].connected, length), length);
}

export function truthSpans(run, user, length) {
  return spans("really", stretches(run.truth[user], length, (count) => count > 0), length);
}

/** How a user is shown to a viewer; what is wrong is marked for the one whom nothing befalls. */
export function shownSpans(run, shown, user, length, marked) {
  return [
    ...(marked ? spans("settled", run.settled[user].map(([from, to]) => ({ from, to })), length) : []),
    ...spans("shown", stretches(shown[user], length), length),
    ...(marked ? wrongs(run, user, length) : []),
  ];
}

/** Whether a viewer sees for longer than a moment what others do not see; nobody looks after a crash. */
export function seesOtherwise(run, world, viewer, user) {
  const crashes = world.troubles.filter((one) => one.kind === "crash" && one.device === viewer).map((one) => one.from);
  const length = Math.min(world.length, ...crashes);
  const at = (changes, time) => changes.filter(([from]) => from <= time).at(-1)[1];
  const theirs = run.seen[viewer][user];
  const ours = run.seen.onlooker[user];
  const times = [...new Set([...theirs, ...ours].map(([from]) => from).filter((from) => from < length)), length].sort((a, b) => a - b);
  return times.slice(0, -1).some((from, i) => times[i + 1] - from > 300 && at(theirs, from) !== at(ours, from));
}

/** A trouble on its device's track. */
export function troubleBlock(trouble, kind, length) {
  const made = element("div", { class: "trouble" + (kind.lasts ? "" : " once") + (kind.word.startsWith("network:") ? " soft" : "") });
  made.append(element("span", {}, kind.title));
  placeTrouble(made, trouble, kind, length);
  return made;
}

export function placeTrouble(made, trouble, kind, length) {
  place(made, trouble.from, kind.lasts ? trouble.to : undefined, length);
  made.classList.toggle("late", trouble.from > 0.8 * length);
}

/** The whole play without anything to take hold of, for lessons. */
export function still(world, run, kinds) {
  const length = world.length;
  const blocks = (device) => world.troubles.filter((one) => one.device === device)
    .map((one) => troubleBlock(one, kinds.get(one.kind), length));
  const users = [...new Set(world.devices.map((device) => device.user))];
  const rows = users.map((user) => element("div", { class: "user" },
    ...world.devices.filter((device) => device.user === user)
      .map((device) => row("device", [device.name], ...deviceSpans(run, device.name, length), ...blocks(device.name))),
    row("", [element("b", {}, user), " really"], ...truthSpans(run, user, length)),
    row("", ["shown to everybody"], ...shownSpans(run, run.seen.onlooker, user, length, true))));
  const server = world.troubles.some((one) => one.device === "server")
    ? [element("div", { class: "user" }, row("device", ["server"], ...blocks("server")))] : [];
  return element("div", { class: "picture" }, axis(length), ...server, ...rows);
}
