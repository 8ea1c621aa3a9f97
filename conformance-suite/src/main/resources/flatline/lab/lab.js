import { element, seconds, row, axis, deviceSpans, truthSpans, shownSpans, seesOtherwise, troubleBlock, placeTrouble } from "/picture.js";
import { showLessons } from "/lessons.js";

const $ = (id) => document.getElementById(id);
const SIGNS = { right: "✓", wrong: "✗", undecided: "?" };
const WORDS = { right: "right", wrong: "wrong", undecided: "undecided" };
const PRESETS = [
  ["A tunnel", [["signalLoss", 0, 6000, 14000]]],
  ["The app crashes", [["crash", 0, 8000, 0]]],
  ["Lost at once", [["crash", 0, 600, 0]]],
  ["A short reset", [["cut", 0, 8000, 0]]],
  ["Half open", [["halfOpen", 0, 7000, 16000]]],
  ["By train", [["network:train", 0, 3000, 20000]]],
  ["Puts it away", [["freeze", 0, 6000, 16000]]],
  ["Server restarts", [["serverCrash", -1, 8000, 12000]]],
  ["All is well", []],
];

let menu, kinds, last;
let world = { pattern: "flag-once", devices: [{ name: "phone", user: "alice" }, { name: "laptop", user: "alice" }, { name: "bob", user: "bob" }], troubles: [], length: 30000, seed: 1 };
let chosen = -1;
let sdk = "firebase";
let blocks = [];

// ---- what is asked of the server

export async function ask(question, body) {
  const answer = await fetch("/api/" + question, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

let asking = false;
let again = false;

/** Plays the world as it is now; while an answer is on its way, only the newest world waits. */
async function play() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    do {
      again = false;
      const asked = structuredClone(world);
      const run = await ask("play", asked);
      if (!again) {
        last = run;
        draw(run);
        const all = await ask("compare", asked);
        if (!again) compare(all);
      }
    } while (again);
    $("failure").hidden = true;
  } catch (problem) {
    $("failure").textContent = problem instanceof TypeError ? "The lab does not answer: is './flatline lab' still running?" : problem.message;
    $("failure").hidden = false;
  } finally {
    asking = false;
    if (again) play();
  }
}

// ---- the world and its address

function permalink() {
  const words = new URLSearchParams();
  words.set("pattern", world.pattern);
  words.set("with", world.devices.map((one) => one.name + "." + one.user).join("_"));
  words.set("for", world.length);
  if (world.seed !== 1) words.set("seed", world.seed);
  for (const one of world.troubles) words.append("t", [one.kind.replace(":", "-"), one.device, one.from, one.to].join("."));
  return "#" + words;
}

function fromPermalink(hash) {
  const words = new URLSearchParams(hash.slice(1));
  if (!words.has("pattern")) return;
  const number = (text, otherwise) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : otherwise);
  world = {
    pattern: menu.patterns.some((one) => one.id === words.get("pattern")) ? words.get("pattern") : world.pattern,
    devices: (words.get("with") ?? "").split("_").map((one) => one.split(".")).filter((one) => one.length === 2).map(([name, user]) => ({ name, user })),
    length: number(words.get("for"), 30000),
    seed: number(words.get("seed"), 1),
    troubles: words.getAll("t").map((one) => one.split(".")).filter((one) => kinds.has(one[0].replace(/^network-/, "network:")))
      .map(([kind, device, from, to]) => ({ kind: kind.replace(/^network-/, "network:"), device, from: number(from, 0), to: number(to, 0) })),
  };
  chosen = world.troubles.length ? 0 : -1;
}

function changed({ structure = false, settled = true } = {}) {
  if (settled) history.replaceState(null, "", permalink());
  if (structure) build();
  play();
}

// ---- the picture: built when its structure changes, filled when there is an answer

let layers = new Map();

function build() {
  layers = new Map();
  blocks = [];
  const length = world.length;
  const users = [...new Set(world.devices.map((one) => one.user))];
  const layer = (key) => { const made = element("div", { class: "layer" }); layers.set(key, made); return made; };
  const held = (device) => world.troubles.map((one, i) => (one.device === device ? block(one, i) : undefined)).filter(Boolean);
  const parts = users.map((user) => element("div", { class: "user" },
    ...world.devices.filter((one) => one.user === user).map((one) => row("device", [one.name], layer("device " + one.name), ...held(one.name))),
    row("", [element("b", {}, user), " really"], layer("truth " + user)),
    row("", ["shown to everybody"], layer("shown " + user)),
    layer("others " + user)));
  $("picture").replaceChildren(axis(length), element("div", { class: "user" }, row("device", ["server"], ...held("server"))), ...parts);
  const who = world.devices.map((one, i) => element("button", { type: "button", title: "remove " + one.name, "aria-label": "remove " + one.name + " of " + one.user,
    onclick: () => removeDevice(i) }, one.name === one.user ? one.name : one.user + "’s " + one.name, " ×"));
  $("who").replaceChildren(...who);
  $("cast").elements.watched.value = length / 1000;
  edit();
  patterns();
}

function block(trouble, index) {
  const kind = kinds.get(trouble.kind);
  const made = troubleBlock(trouble, kind, world.length);
  made.tabIndex = 0;
  made.setAttribute("role", "slider");
  made.setAttribute("aria-orientation", "horizontal");
  made.setAttribute("aria-valuemin", 0);
  made.setAttribute("aria-valuemax", world.length / 1000);
  made.dataset.trouble = index;
  if (kind.lasts) made.append(element("i", { class: "grip start" }), element("i", { class: "grip end" }));
  made.addEventListener("pointerdown", (event) => drag(event, index));
  made.addEventListener("keydown", (event) => press(event, index));
  made.addEventListener("focus", () => choose(index));
  blocks[index] = made;
  say(index);
  return made;
}

function say(index) {
  const trouble = world.troubles[index];
  const kind = kinds.get(trouble.kind);
  const made = blocks[index];
  placeTrouble(made, trouble, kind, world.length);
  made.classList.toggle("chosen", index === chosen);
  made.setAttribute("aria-label", kind.title + ", " + trouble.device);
  made.setAttribute("aria-valuenow", trouble.from / 1000);
  made.setAttribute("aria-valuetext", kind.lasts ? seconds(trouble.from) + " to " + seconds(trouble.to) : seconds(trouble.from));
}

function choose(index) {
  chosen = index;
  blocks.forEach((_, i) => say(i));
  edit();
}

const snap = (millis) => Math.round(millis / 100) * 100;

/** Moves a trouble, or one of its ends, within the world. */
function move(index, part, from, to) {
  const trouble = world.troubles[index];
  const lasts = kinds.get(trouble.kind).lasts;
  const width = trouble.to - trouble.from;
  if (part === "start") trouble.from = Math.max(0, Math.min(snap(from), trouble.to - 100));
  else if (part === "end") trouble.to = Math.min(world.length, Math.max(snap(to), trouble.from + 100));
  else {
    trouble.from = Math.max(0, Math.min(snap(from), world.length - (lasts ? Math.min(width, world.length) : 0)));
    if (lasts) trouble.to = trouble.from + width;
  }
  say(index);
  edit();
}

function drag(event, index) {
  if (event.button !== 0) return;
  const made = blocks[index];
  const part = event.target.classList.contains("start") ? "start" : event.target.classList.contains("end") ? "end" : "whole";
  const { from, to } = world.troubles[index];
  const width = made.parentElement.getBoundingClientRect().width;
  const begin = event.clientX;
  made.setPointerCapture(event.pointerId);
  made.classList.add("held");
  choose(index);
  const follow = (now) => {
    const by = ((now.clientX - begin) / width) * world.length;
    move(index, part, from + by, to + by);
    changed({ settled: false });
  };
  const drop = () => {
    made.removeEventListener("pointermove", follow);
    made.classList.remove("held");
    changed();
  };
  made.addEventListener("pointermove", follow);
  made.addEventListener("pointerup", drop, { once: true });
  made.addEventListener("pointercancel", drop, { once: true });
}

function press(event, index) {
  const trouble = world.troubles[index];
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (by) {
    const step = by * (event.shiftKey ? 1000 : 100);
    move(index, event.altKey ? "end" : "whole", trouble.from + step, trouble.to + step);
    changed();
  } else if (event.key === "Home" || event.key === "End") {
    move(index, "whole", event.key === "Home" ? 0 : world.length, 0);
    changed();
  } else if (event.key === "Delete" || event.key === "Backspace") {
    remove(index);
  } else return;
  event.preventDefault();
}

function remove(index) {
  world.troubles.splice(index, 1);
  chosen = world.troubles.length - 1;
  changed({ structure: true });
}

function removeDevice(index) {
  if (world.devices.length === 1) return;
  const [gone] = world.devices.splice(index, 1);
  world.troubles = world.troubles.filter((one) => one.device !== gone.name);
  chosen = -1;
  changed({ structure: true });
}

function draw(run) {
  const length = world.length;
  const users = Object.keys(run.truth);
  for (const name of Object.keys(run.devices)) layers.get("device " + name)?.replaceChildren(...deviceSpans(run, name, length));
  for (const user of users) {
    layers.get("truth " + user)?.replaceChildren(...truthSpans(run, user, length));
    layers.get("shown " + user)?.replaceChildren(...shownSpans(run, run.seen.onlooker, user, length, true));
    const others = Object.keys(run.seen).filter((viewer) => viewer !== "onlooker" && seesOtherwise(run, world, viewer, user));
    layers.get("others " + user)?.replaceChildren(...others.map((viewer) => row("", ["shown to " + viewer], ...shownSpans(run, run.seen[viewer], user, length, false))));
  }
  const verdict = $("verdict");
  verdict.className = "verdict " + run.verdict;
  verdict.dataset.verdict = run.verdict;
  verdict.querySelector(".sign").textContent = SIGNS[run.verdict];
  verdict.querySelector("p").textContent = run.sentence;
  $("leans").hidden = !run.leansOn;
  if (run.leansOn) $("leans").replaceChildren(element("b", {}, run.leansOn.id), " ", run.leansOn.statement, " ", run.leansOn.because);
  $("scenario").textContent = run.scenario;
  const file = new Blob([run.scenario], { type: "application/yaml" });
  if ($("download").href) URL.revokeObjectURL($("download").href);
  $("download").href = URL.createObjectURL(file);
  $("notes").replaceChildren(...run.notes.map((note) => element("li", {}, element("time", {}, (note.at / 1000).toFixed(3)), element("b", {}, note.lane), element("span", {}, note.text))));
}

function compare(all) {
  const length = world.length;
  $("compare").querySelector("tbody").replaceChildren(...all.map((run) => {
    const pattern = menu.patterns.find((one) => one.id === run.pattern);
    const strips = Object.keys(run.truth).map((user) => element("div", { class: "strip" }, element("span", {}, user),
      element("div", { class: "track" }, ...shownSpans(run, run.shown, user, length, true))));
    const mark = element("span", { class: "mark " + run.verdict }, SIGNS[run.verdict] + " " + WORDS[run.verdict]);
    const leans = run.leansOn ? [element("b", {}, run.leansOn.id), " ", run.leansOn.because] : run.verdict === "undecided" ? [run.sentence] : ["—"];
    return element("tr", { "data-pattern": run.pattern, "data-verdict": run.verdict },
      element("td", {}, element("button", { class: "link", onclick: () => pick(run.pattern) }, pattern.title)),
      element("td", {}, ...strips), element("td", {}, mark), element("td", {}, element("small", {}, ...leans)));
  }));
  for (const run of all) {
    const sign = document.querySelector(`.pattern[data-id="${run.pattern}"] i`);
    if (sign) { sign.textContent = SIGNS[run.verdict]; sign.className = run.verdict; sign.title = WORDS[run.verdict]; }
  }
}

// ---- what is chosen

function patterns() {
  const signs = new Map([...document.querySelectorAll(".pattern")].map((one) => [one.dataset.id, one.querySelector("i")]));
  $("patterns").replaceChildren(...menu.patterns.map((one) => element("button", {
    class: "pattern", type: "button", role: "radio", "data-id": one.id, "aria-checked": String(one.id === world.pattern),
    tabindex: one.id === world.pattern ? 0 : -1, onclick: () => pick(one.id), onkeydown: (event) => turn(event, one.id),
  }, element("b", {}, one.title, signs.get(one.id) ?? element("i")), element("span", {}, one.idea))));
  code();
}

function pick(id) {
  world.pattern = id;
  patterns();
  changed();
}

function turn(event, id) {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const at = menu.patterns.findIndex((one) => one.id === id);
  const next = menu.patterns[(at + by + menu.patterns.length) % menu.patterns.length].id;
  pick(next);
  document.querySelector(`.pattern[data-id="${next}"]`).focus();
}

function code() {
  for (const one of ["firebase", "wilddog"]) {
    $("tab-" + one).setAttribute("aria-selected", String(one === sdk));
    $("tab-" + one).tabIndex = one === sdk ? 0 : -1;
  }
  $("code").setAttribute("aria-labelledby", "tab-" + sdk);
  $("code").textContent = menu.patterns.find((one) => one.id === world.pattern)[sdk];
}

function options(select, list, value) {
  select.replaceChildren(...list.map(([word, title]) => element("option", { value: word }, title)));
  select.value = value ?? list[0]?.[0];
}

/** The form says what is chosen, or what could be added. */
function edit() {
  const form = $("editor").elements;
  const trouble = world.troubles[chosen];
  if (document.activeElement?.form !== $("editor") || trouble) {
    options(form.kind, menu.kinds.map((one) => [one.word, one.title]), trouble?.kind ?? form.kind.value);
    options(form.device, targets(form.kind.value), trouble?.device ?? world.devices[0].name);
    form.from.value = (trouble?.from ?? 6000) / 1000;
    form.to.value = (trouble?.to || (trouble ? trouble.from + 4000 : 14000)) / 1000;
  }
  form.remove.disabled = !trouble;
  about();
}

function targets(word) {
  return kinds.get(word)?.part === "server" ? [["server", "the server"]] : world.devices.map((one) => [one.name, one.name]);
}

function about() {
  const kind = kinds.get($("editor").elements.kind.value);
  document.querySelector(".until").hidden = !kind.lasts;
  $("about").textContent = kind.about;
}

function fromForm() {
  const form = $("editor").elements;
  const from = Math.min(snap(form.from.value * 1000), world.length);
  return { kind: form.kind.value, device: form.device.value, from, to: Math.min(Math.max(snap(form.to.value * 1000), from + 100), 120000) };
}

function listen() {
  const form = $("editor").elements;
  $("editor").addEventListener("submit", (event) => {
    event.preventDefault();
    if (world.troubles.length === 24) return;
    world.troubles.push(fromForm());
    chosen = world.troubles.length - 1;
    changed({ structure: true });
  });
  form.kind.addEventListener("change", () => { options(form.device, targets(form.kind.value)); about(); });
  $("editor").addEventListener("change", () => {
    if (!world.troubles[chosen] || !$("editor").checkValidity()) return;
    world.troubles[chosen] = fromForm();
    changed({ structure: true });
  });
  form.remove.addEventListener("click", () => remove(chosen));
  $("cast").addEventListener("submit", (event) => {
    event.preventDefault();
    const user = $("cast").elements.user.value;
    if (world.devices.length === 6) return;
    const names = world.devices.map((one) => one.name);
    const name = [user, "phone", "laptop", "tablet", "watch", user + "2", user + "3"].find((one) => !names.includes(one) && !["server", "observer", "onlooker"].includes(one));
    world.devices.push({ name, user });
    $("cast").elements.user.value = "";
    changed({ structure: true });
  });
  $("cast").elements.watched.addEventListener("change", (event) => {
    world.length = Math.max(5, Math.min(120, Math.round(event.target.value) || 30)) * 1000;
    world.troubles = world.troubles.filter((one) => one.from < world.length);
    chosen = -1;
    changed({ structure: true });
  });
  $("presets").replaceChildren(...PRESETS.map(([title, troubles]) => element("button", { type: "button", onclick: () => {
    world.troubles = troubles.map(([kind, device, from, to]) => ({ kind, device: device < 0 ? "server" : world.devices[device].name, from, to }));
    world.length = Math.max(world.length, 30000);
    chosen = world.troubles.length - 1;
    changed({ structure: true });
  } }, title)));
  for (const one of ["firebase", "wilddog"]) {
    $("tab-" + one).addEventListener("click", () => { sdk = one; code(); });
    $("tab-" + one).addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      sdk = sdk === "firebase" ? "wilddog" : "firebase";
      code();
      $("tab-" + sdk).focus();
    });
  }
  const copy = async (text, said) => {
    await navigator.clipboard.writeText(text);
    $("copied").textContent = said;
  };
  $("copy-scenario").addEventListener("click", () => copy(last.scenario, "The scenario is in your clipboard."));
  $("copy-link").addEventListener("click", () => copy(location.origin + "/" + permalink(), "The link is in your clipboard."));
}

// ---- which part is shown

async function route() {
  const lessons = location.hash.startsWith("#lessons");
  $("lab").hidden = lessons;
  $("lessons").hidden = !lessons;
  $("to-lab").toggleAttribute("aria-current", !lessons);
  $("to-lessons").toggleAttribute("aria-current", lessons);
  if (lessons) {
    await showLessons($("lessons"), location.hash, { ask, menu, kinds });
  } else {
    fromPermalink(location.hash);
    build();
    await play();
  }
}

menu = await ask("menu");
kinds = new Map(menu.kinds.map((one) => [one.word, one]));
world.troubles = [{ kind: "signalLoss", device: "phone", from: 6000, to: 14000 }];
chosen = 0;
listen();
window.addEventListener("hashchange", route);
await route();
document.documentElement.dataset.ready = "true";
