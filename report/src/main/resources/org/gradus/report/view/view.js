"use strict";
// The source beside its sheet: what is typed is solved after a short pause, what changes on disk is loaded, nothing is saved unasked.
(() => {
  const PAUSE = 250;
  const at = id => document.getElementById(id);
  const source = at("source"), sheet = at("sheet"), state = at("state"), save = at("save"), messages = at("messages");
  const words = document.body.dataset;
  let onDisk = "", revision = "", announced = "", saved = "";
  let solving = false, again = false, saving = false, timer = 0, top = 0;

  const isEdited = () => source.value !== onDisk;

  function say(text) {
    state.textContent = text || (isEdited() ? words.unsaved : saved);
    save.disabled = source.readOnly || !isEdited();
  }

  // ---- the sheet ----

  async function solve() {
    if (solving) {
      again = true;
      return;
    }
    solving = true;
    say(words.working);
    try {
      const query = new URLSearchParams();
      for (const choice of ["lang", "detail"]) {
        if (at(choice).value) {
          query.set(choice, at(choice).value);
        }
      }
      const answer = await fetch("solve?" + query, { method: "POST", body: source.value });
      const text = await answer.text();
      if (answer.ok) {
        const lines = text.split("\n");
        show(lines.shift(), lines);
      } else {
        show("0", [text]);
      }
      say("");
    } catch (gone) {
      say(words.stopped);
    }
    solving = false;
    if (again) {
      again = false;
      solve();
    }
  }

  function show(number, lines) {
    sheet.classList.toggle("stale", number === "0");
    if (number !== "0") {
      // replaced, so that going back leaves the page and not the sheet
      sheet.contentWindow.location.replace(new URL("sheet/" + number + "#at-" + top, location.href));
      at("alone").href = "sheet/" + number;
      at("alone").hidden = false;
    }
    messages.replaceChildren(...lines.filter(line => line.trim()).map(item));
  }

  function item(line) {
    const li = document.createElement("li");
    const place = /:(\d+):(\d+): /.exec(line);
    if (place) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = line;
      button.addEventListener("click", () => go(Number(place[1]), Number(place[2])));
      li.append(button);
    } else {
      li.textContent = line;
    }
    return li;
  }

  // columns count characters, a textarea counts halves of some
  function go(line, column) {
    const lines = source.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const position = before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
    source.focus();
    source.setSelectionRange(position, position);
    source.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(source).lineHeight));
  }

  addEventListener("message", event => {
    if (event.source === sheet.contentWindow && Number.isSafeInteger(event.data)) {
      top = event.data;
    }
  });

  // ---- the file ----

  async function load() {
    at("clash").hidden = true;
    const answer = await fetch("source");
    revision = answer.headers.get("Revision");
    if (!answer.ok) {
      source.readOnly = source.value === "";
      say(words.gone);
      return;
    }
    const caret = source.selectionStart;
    source.value = await answer.text();
    onDisk = source.value;
    saved = "";
    source.readOnly = false;
    source.setSelectionRange(caret, caret);
    solve();
  }

  function follow() {
    if (saving || announced === revision) {
      return;
    }
    if (isEdited()) {
      at("clash").hidden = false;
    } else {
      load().catch(() => say(words.stopped));
    }
  }

  async function store() {
    if (saving || save.disabled) {
      return;
    }
    saving = true;
    const text = source.value;
    try {
      const answer = await fetch("save", { method: "POST", body: text, headers: { "If-Match": revision } });
      if (answer.ok) {
        revision = announced = answer.headers.get("Revision");
        onDisk = text;
      }
      const said = await answer.text();
      saved = answer.ok ? said : "";
      say(said);
      at("clash").hidden = answer.status !== 409;
    } catch (gone) {
      say(words.stopped);
    }
    saving = false;
    follow();
  }

  const news = new EventSource("events");
  news.addEventListener("file", event => {
    announced = event.data;
    follow();
  });
  news.addEventListener("error", () => say(words.stopped));

  source.addEventListener("input", () => {
    say("");
    clearTimeout(timer);
    timer = setTimeout(solve, PAUSE);
  });
  at("lang").addEventListener("change", solve);
  at("detail").addEventListener("change", solve);
  save.addEventListener("click", store);
  at("load").addEventListener("click", () => load().catch(() => say(words.stopped)));
  at("keep").addEventListener("click", () => {
    revision = announced; // the next save is meant to win
    at("clash").hidden = true;
  });
  addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      store();
    }
  });
  addEventListener("beforeunload", event => {
    if (isEdited()) {
      event.preventDefault();
    }
  });
})();
