"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const page = document.body.dataset.page;
  const form = one("form.tools");
  if (!form) return;
  form.hidden = false;
  const status = one(".status", form);
  form.addEventListener("submit", (event) => event.preventDefault());

  function make(tag, text, attributes = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function save(name, type, text) {
    const link = make("a", "", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const cell = (text) => `"${String(text).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const csv = (rows) => rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

  // The address keeps what is filtered and selected, so that a link to it shows the same.
  const fields = all("input[name], select[name]", form);
  const state = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  function remember(selected) {
    const kept = new URLSearchParams();
    for (const field of fields) if (field.value) kept.set(field.name, field.value);
    if (selected) kept.set("f", selected);
    history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname + location.search);
  }

  function restore() {
    const kept = state();
    for (const field of fields) if (location.hash === "" || location.hash.includes("=")) field.value = kept.get(field.name) ?? "";
  }

  const typing = (event) => /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey;

  function help(keys) {
    const box = make("dialog", "", { "aria-label": "Keys" });
    const list = make("dl", "");
    for (const [key, meaning] of keys) {
      const term = make("dt", "");
      term.append(make("kbd", key));
      list.append(term, make("dd", meaning));
    }
    const close = make("button", "Close", { type: "button" });
    close.addEventListener("click", () => box.close());
    box.append(make("h2", "Keys"), list, close);
    document.body.append(box);
    return () => box.showModal();
  }

  function article() {
    const list = one(".cards");
    const cards = all(".card");
    const marks = all("mark");
    const refs = all(".ref");
    for (const ref of refs) ref.setAttribute("aria-label", `Finding ${ref.hash.slice(2)}`);
    const byCard = new Map(cards.map((card) => [card.id.slice(1), card]));
    const text = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
    const levelOf = (card) => card.classList[1];
    const weight = (card) => ["error", "warning", "info"].indexOf(levelOf(card)) * 2 + (one(".tag", card) ? 0 : 1);
    let selected = "";

    function select(number, focus) {
      const card = byCard.get(number);
      if (!card) return;
      for (const element of all(".on")) element.classList.remove("on");
      selected = number;
      card.classList.add("on");
      if (!one(".decide", card)) card.append(decide(card));
      for (const mark of marks) if (mark.dataset.f.split(" ").includes(number)) mark.classList.add("on");
      const place = document.getElementById(`${one("#v-source").checked ? "s" : "m"}${number}`) ?? document.getElementById(`s${number}`);
      if (focus === "text" && place) {
        if (place.id[0] === "s") one("#v-source").checked = true;
        place.parentElement.scrollIntoView({ block: "center" });
        place.tabIndex = -1;
        place.focus({ preventScroll: true });
      } else if (focus) {
        card.scrollIntoView({ block: "nearest" });
        card.tabIndex = -1;
        card.focus({ preventScroll: true });
      }
      if (focus === "card" && place) place.parentElement.scrollIntoView({ block: "nearest" });
      remember(number);
    }

    function filter() {
      const { q, level, family, order } = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      let count = 0;
      const hidden = new Set();
      for (const card of cards) {
        const fits = (!level || levelOf(card) === level) && (!family || card.dataset.rule.startsWith(`${family}/`)) && text.get(card).includes(q.toLowerCase());
        card.hidden = !fits;
        count += fits;
        if (!fits) hidden.add(card.id.slice(1));
      }
      for (const mark of marks) mark.classList.toggle("off", mark.dataset.f.split(" ").every((number) => hidden.has(number)));
      for (const ref of refs) ref.classList.toggle("off", hidden.has(ref.hash.slice(2)));
      const sorted = order === "risk" ? [...cards].sort((a, b) => weight(a) - weight(b)) : cards;
      if (list && list.dataset.order !== order) list.append(...sorted);
      if (list) list.dataset.order = order;
      status.textContent = count === cards.length ? "" : `${count} of ${cards.length} shown`;
    }

    function step(by, focus) {
      const shown = all(".card").filter((card) => !card.hidden);
      const at = shown.findIndex((card) => card.id.slice(1) === selected);
      const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
      if (next) select(next.id.slice(1), focus);
    }

    const key = `healthlint:${document.body.dataset.sha}`;
    let decisions = {};
    try { decisions = JSON.parse(localStorage.getItem(key)) ?? {}; } catch { decisions = {}; }
    function keep() { try { localStorage.setItem(key, JSON.stringify(decisions)); } catch { status.textContent = "Decisions last until this page is closed."; } }

    function decide(card) {
      const box = make("div", "", { class: "decide", role: "group", "aria-label": "Decision" });
      const mine = () => decisions[card.dataset.print] ?? {};
      const note = make("textarea", "", { rows: "2", "aria-label": "Note", placeholder: "Note: the reason, for whoever reads this next" });
      note.value = mine().note ?? "";
      function set(change) {
        decisions[card.dataset.print] = { ...mine(), ...change };
        keep();
        for (const button of all("button[aria-pressed]", box)) button.setAttribute("aria-pressed", button.value === mine().decision);
      }
      for (const [value, label] of [["accept", "Accept the risk"], ["false-positive", "False alarm"], ["fix", "Will fix"]]) {
        const button = make("button", label, { type: "button", value, "aria-pressed": mine().decision === value });
        button.addEventListener("click", () => set({ decision: mine().decision === value ? "" : value }));
        box.append(button);
      }
      const copy = make("button", "Copy comment that suppresses it", { type: "button" });
      copy.addEventListener("click", () => navigator.clipboard?.writeText(`<!-- healthlint-disable-next-line ${card.dataset.rule} reason="${note.value.replaceAll('"', "'")}" -->`));
      note.addEventListener("input", () => set({ note: note.value }));
      box.append(copy, note);
      return box;
    }

    function exported() {
      const made = cards.filter((card) => decisions[card.dataset.print]?.decision || decisions[card.dataset.print]?.note);
      return {
        format: "healthlint-decisions", version: 1,
        article: { path: document.body.dataset.path, sha256: document.body.dataset.sha },
        decisions: made.map((card) => ({
          rule: card.dataset.rule, fingerprint: card.dataset.print, text: card.dataset.text ?? one(".quote", card)?.textContent ?? "",
          decision: decisions[card.dataset.print].decision || "note", note: decisions[card.dataset.print].note ?? "",
        })),
      };
    }

    const keys = help([["n / p", "next and previous finding, in the text"], ["j / k", "next and previous card"], ["/", "search"], ["?", "this help"]]);
    const acts = {
      export: () => save("decisions.json", "application/json", JSON.stringify(exported(), null, 1) + "\n"),
      csv: () => save("findings.csv", "text/csv", csv([["level", "rule", "place", "message", "text"], ...cards.filter((card) => !card.hidden).map((card) => [levelOf(card), card.dataset.rule, one(".place", card).firstChild.textContent, one(".message", card).textContent, one(".quote", card)?.textContent ?? ""])])),
      print: () => print(), help: keys,
    };
    form.addEventListener("input", () => { filter(); remember(selected); });
    form.addEventListener("click", (event) => acts[event.target.dataset.act]?.());
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link?.matches(".place, .ref, .worst a")) {
        event.preventDefault();
        select(link.hash.slice(2), link.matches(".place") ? "text" : "card");
        return;
      }
      const mark = event.target.closest("mark");
      if (mark) return select(mark.dataset.f.split(" ")[0], "card");
      const card = event.target.closest(".card");
      if (card && !link && !event.target.closest("button, textarea") && card.id.slice(1) !== selected && !String(getSelection())) select(card.id.slice(1), "text");
      if (link?.hash) open(link.hash);
    });
    document.addEventListener("keydown", (event) => {
      if (typing(event) || one("dialog[open]")) return;
      const moves = { n: [1, "text"], p: [-1, "text"], j: [1, "card"], k: [-1, "card"] };
      if (moves[event.key]) step(...moves[event.key]);
      else if (event.key === "/") one("[name=q]", form).focus();
      else if (event.key === "?") keys();
      else return;
      event.preventDefault();
    });
    function open(hash) {
      const target = document.getElementById(hash.slice(1));
      const part = target?.closest("details");
      if (part) part.open = true;
      if (target?.closest(".source")) one("#v-source").checked = true;
    }
    function arrive() {
      restore();
      filter();
      const number = state().get("f") ?? /^#[fms](\d+)$/.exec(location.hash)?.[1];
      if (number) select(number, "card"); else open(location.hash);
    }
    addEventListener("hashchange", arrive);
    addEventListener("beforeprint", () => all("details").forEach((part) => { part.open = true; }));
    arrive();
  }

  function index() {
    const body = one(".all tbody");
    const rows = all("tr", body);
    const heads = all(".all thead th");
    const texts = rows.map((row) => row.cells[0].textContent.toLowerCase());
    const collator = new Intl.Collator("en", { numeric: true });
    function filter() {
      const { q, verdict } = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      let count = 0;
      rows.forEach((row, at) => {
        const fits = (!verdict || row.className === verdict) && texts[at].includes(q.toLowerCase());
        if (row.hidden === fits) row.hidden = !fits;
        count += fits;
      });
      status.textContent = `${count} of ${rows.length} articles`;
    }
    function sort(column, down) {
      const values = new Map(rows.map((row) => [row, row.cells[column].textContent]));
      const numeric = heads[column].classList.contains("n");
      const order = (a, b) => (numeric ? (parseFloat(values.get(a)) || 0) - (parseFloat(values.get(b)) || 0) : collator.compare(values.get(a), values.get(b)));
      body.append(...[...rows].sort((a, b) => (down ? order(b, a) : order(a, b))));
      heads.forEach((head, at) => (at === column ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    }
    heads.forEach((head, column) => {
      const button = make("button", head.textContent, { type: "button" });
      button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : head.classList.contains("n")));
      head.replaceChildren(button);
    });
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("click", (event) => {
      if (event.target.dataset.act === "csv") save("articles.csv", "text/csv", csv([heads.map((head) => head.textContent), ...rows.filter((row) => !row.hidden).map((row) => [...row.cells].map((data) => data.textContent.trim()))]));
    });
    document.addEventListener("keydown", (event) => {
      if (typing(event) || event.key !== "/") return;
      event.preventDefault();
      one("[name=q]", form).focus();
    });
    restore();
    filter();
  }

  if (page === "article") article(); else index();
})();
