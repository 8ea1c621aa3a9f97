"use strict";
// Only adds to what can be read without it: finding, enlarging, selecting, copying. Text is only ever set as text.
(() => {
  const all = (root, what) => Array.from(root.querySelectorAll(what));
  const make = (name, text, className) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.className = className || "";
    return element;
  };

  for (const form of all(document, "form.filter")) {
    const rows = all(form.parentElement, "tbody > tr");
    const show = () => {
      const words = form.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const verdict = form.elements.verdict.value;
      let count = 0;
      for (const row of rows) {
        const text = row.dataset.words.toLowerCase();
        row.hidden = (verdict && row.dataset.verdict !== verdict) || !words.every((word) => text.includes(word));
        count += row.hidden ? 0 : 1;
      }
      form.querySelector("output").textContent = count + " of " + rows.length;
    };
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    show();
  }

  const valuesAt = (svg, micros) => {
    const seen = new Map();
    for (const band of all(svg, ".band.value")) {
      if (Number(band.dataset.t) <= micros) {
        seen.set(band.dataset.lane, band.querySelector("title").textContent.replace(/^.*?: /, ""));
      }
    }
    return Array.from(seen, ([path, value]) => path + " = " + value).join("\n") || "nothing seen yet";
  };

  const copyButton = (text, block) => {
    const button = make("button", "Copy", "copy-button");
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        // Where a page from a file may not write to the clipboard, it can at least be selected.
        getSelection().selectAllChildren(block);
      }
    });
    return button;
  };

  for (const view of all(document, ".tl-view")) {
    const svg = view.querySelector(".tl-scroll > svg");
    const scroll = view.querySelector(".tl-scroll");
    const steps = view.closest("article");
    const width = svg.width.baseVal.value;
    const height = svg.height.baseVal.value;
    const tools = make("div", "", "tl-tools");
    let zoom = 1;
    for (const [sign, label, factor] of [["−", "smaller", 1 / 1.5], ["+", "larger", 1.5]]) {
      const button = make("button", sign);
      button.type = "button";
      button.setAttribute("aria-label", label);
      button.addEventListener("click", () => {
        zoom = Math.min(4, Math.max(0.3, zoom * factor));
        svg.setAttribute("width", width * zoom);
        svg.setAttribute("height", height * zoom);
        view.classList.toggle("zoomed", Math.abs(zoom - 1) > 0.01);
      });
      tools.append(button);
    }
    const panel = make("dl", "", "tl-panel");
    panel.hidden = true;
    panel.setAttribute("aria-live", "polite");
    const items = all(svg, "[data-t]").sort((a, b) => Number(a.dataset.t) - Number(b.dataset.t));
    let selected = -1;
    const select = (index) => {
      items.forEach((item) => item.classList.remove("selected"));
      selected = index;
      const item = items[index];
      const micros = Number(item.dataset.t);
      item.classList.add("selected");
      panel.replaceChildren();
      const next = items.find((other) => Number(other.dataset.t) > micros);
      for (const [name, value] of [
        ["What", item.querySelector("title").textContent],
        ["State before", valuesAt(svg, micros - 1)],
        ["State after", valuesAt(svg, next ? Number(next.dataset.t) : micros)],
      ]) {
        panel.append(make("dt", name), make("dd", value));
      }
      const step = Number(item.dataset.step) > 0 && steps
        ? steps.querySelector("pre[data-step='" + Number(item.dataset.step) + "']") : null;
      if (step) {
        const yaml = make("dd", step.textContent);
        yaml.append(copyButton(step.textContent, yaml));
        panel.append(make("dt", "As a step"), yaml);
      }
      panel.hidden = false;
    };
    items.forEach((item, index) => item.addEventListener("click", () => select(index)));
    scroll.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && items.length > 0) {
        event.preventDefault();
        select(Math.min(items.length - 1, Math.max(0, selected + step)));
        items[selected].scrollIntoView({ block: "nearest", inline: "center" });
      }
    });
    view.append(tools, panel);
    const divergence = svg.querySelector(".divergence");
    const showIt = () => {
      if (divergence) {
        scroll.scrollLeft = divergence.x1.baseVal.value * zoom - scroll.clientWidth * 0.75;
      }
    };
    // What is not shown cannot be scrolled.
    all(view.parentElement, ":scope > input").forEach((input) => input.addEventListener("change", showIt));
    showIt();
  }

  for (const block of all(document, "pre.command")) {
    block.after(copyButton(block.textContent, block));
  }
})();
