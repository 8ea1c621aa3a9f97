import { element, still } from "/picture.js";

let all;

function codeBlock(pattern) {
  const pre = element("pre", { tabindex: "0" }, pattern.firebase);
  const tabs = ["firebase", "wilddog"].map((sdk) => element("button", { type: "button", role: "tab", "aria-selected": String(sdk === "firebase"), onclick: (event) => {
    pre.textContent = pattern[sdk];
    tabs.forEach((tab) => tab.setAttribute("aria-selected", String(tab === event.target)));
  } }, sdk === "firebase" ? "Firebase JS" : "Wilddog JS"));
  return element("div", {}, element("div", { class: "tabs", role: "tablist", "aria-label": "SDK" }, ...tabs), pre);
}

function permalink(world) {
  const words = new URLSearchParams();
  words.set("pattern", world.pattern);
  words.set("with", world.devices.map((one) => one.name + "." + one.user).join("_"));
  words.set("for", world.length);
  for (const one of world.troubles) words.append("t", [one.kind.replace(":", "-"), one.device, one.from, one.to].join("."));
  return "#" + words;
}

async function played(world, title, text, { ask, kinds }) {
  const run = await ask("play", world);
  const sign = { right: "✓", wrong: "✗", undecided: "?" }[run.verdict];
  return element("section", { class: "run", "data-verdict": run.verdict }, element("h2", {}, title),
    element("div", { class: "verdict " + run.verdict }, element("span", { class: "sign" }, sign), element("p", {}, run.sentence)),
    still(world, run, kinds), element("p", {}, text), element("p", {}, element("a", { class: "try", href: permalink(world) }, "Open it in the lab and move the trouble about")));
}

async function lesson(number, tools) {
  const one = all[number - 1];
  const pattern = (id) => tools.menu.patterns.find((it) => it.id === id);
  const naive = { ...one.world, pattern: one.naive.pattern };
  const fixed = { ...one.world, pattern: one.fix.pattern };
  const next = number < all.length
    ? element("a", { class: "next", href: "#lessons/" + (number + 1) }, "Next: " + all[number].title + " →")
    : element("a", { class: "next", href: "#" }, "To the lab →");
  return [
    element("p", { class: "crumbs" }, element("a", { href: "#lessons" }, "Lessons"), " / " + number + " of " + all.length),
    element("h1", {}, one.title),
    element("p", { class: "lead" }, one.lead),
    element("section", {}, element("h2", {}, "What one would write"), element("p", {}, pattern(naive.pattern).idea), codeBlock(pattern(naive.pattern))),
    await played(naive, "The run that breaks it", one.naive.text, tools),
    element("section", {}, element("h2", {}, "The fix"), element("p", {}, pattern(fixed.pattern).idea), codeBlock(pattern(fixed.pattern))),
    await played(fixed, "The run that holds", one.fix.text, tools),
    element("section", {}, element("h2", {}, "Exercise"), element("p", {}, one.exercise),
      element("p", {}, element("a", { class: "try", href: permalink(fixed) }, "Start from the run that holds"))),
    element("p", { class: "pager" }, number > 1 ? element("a", { href: "#lessons/" + (number - 1) }, "← " + all[number - 2].title) : element("span"), next),
  ];
}

export async function showLessons(main, hash, tools) {
  all ??= await tools.ask("lessons");
  const number = Number(hash.split("/")[1]);
  if (number >= 1 && number <= all.length) {
    main.replaceChildren(...await lesson(number, tools));
  } else {
    main.replaceChildren(element("h1", {}, "Who is online?"),
      element("p", { class: "lead" }, "What everybody gets wrong about presence at first, shown by runs of a real server and a real client. Every picture here is a play, not a drawing."),
      element("ol", { class: "lessons" }, ...all.map((one, i) => element("li", {}, element("a", { href: "#lessons/" + (i + 1) },
        element("span", { class: "number" }, String(i + 1)), element("b", {}, one.title), element("span", { class: "lead" }, one.lead))))));
  }
  main.dataset.shown = hash;
  window.scrollTo(0, 0);
}
