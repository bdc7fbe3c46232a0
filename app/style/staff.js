// Staff pages work without this. It adds: one sending a form, a warning before typed text is lost, keys between places.
(() => {
  const typing = (el) => el.matches("input:not([type=radio],[type=checkbox]),select,textarea,[contenteditable]");
  let dirty = false;

  addEventListener("input", (e) => { const form = e.target.form; if (form?.method === "post" && form.role !== "search") dirty = true; });
  addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) return e.preventDefault();
    form.dataset.sent = "1";
    dirty = false;
    for (const b of form.querySelectorAll("button:not([type=button])")) b.setAttribute("aria-disabled", "true");
  });
  // Coming back with the Back button: the form may be sent again; its request_id keeps it harmless.
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
      for (const b of form.querySelectorAll("button[aria-disabled]")) b.removeAttribute("aria-disabled");
    }
  });
  addEventListener("beforeunload", (e) => { if (dirty) e.preventDefault(); });

  for (const b of document.querySelectorAll("[data-print]")) { b.hidden = false; b.addEventListener("click", () => print()); }

  // The box in the head answers while one types, out of the very page that its form leads to.
  const find = document.getElementById("find"), ask = find?.form;
  let asked = 0, pause;
  const shut = () => ask.querySelector("output")?.remove();
  const look = async () => {
    const mine = ++asked;
    const sent = find.value.trim().length > 1 && await fetch(ask.action, { method: "POST", body: new URLSearchParams(new FormData(ask)) }).catch(() => {});
    const page = sent?.ok && new DOMParser().parseFromString(await sent.text(), "text/html");
    if (mine !== asked) return;
    shut();
    const found = page && page.querySelector("[aria-labelledby=found]");
    if (!found) return;
    const box = document.createElement("output");
    box.append(found.querySelector("h2").textContent);
    for (const row of found.querySelectorAll("tbody tr")) {
      const line = row.querySelector("a") ?? document.createElement("span"), why = document.createElement("small");
      why.append(row.lastElementChild.textContent);
      line.append(" ", why);
      box.append(line);
    }
    ask.append(box);
  };
  find?.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(look, 200); });
  ask?.addEventListener("keydown", (e) => {
    if (e.key === "Escape") { shut(); find.focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!step) return;
    e.preventDefault();
    const stops = [find, ...ask.querySelectorAll("output a")];
    stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus();
  });

  const places = { v: "/vuelos", b: "/bandeja", c: "/cupos", r: "/recibidas", p: "/proteccion", s: "/sala" };
  let going = 0;
  addEventListener("keydown", (e) => {
    if (document.documentElement.dataset.keys === "off") return;
    if (e.key === "k" && (e.ctrlKey || e.metaKey)) {
      if (find?.offsetParent) { e.preventDefault(); find.focus(); }
      else if (find) { e.preventDefault(); location.href = "/personal/buscar"; }
      return;
    }
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) return e.target.form?.requestSubmit();
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return;
    if (e.key === "g") { going = e.timeStamp; return; }
    if (e.timeStamp - going < 1500 && places[e.key]) {
      const link = document.querySelector(`.masthead nav a[href="${places[e.key]}"]`);
      if (link) link.click();
    }
    going = 0;
    // A key that is drawn on what it does; of several the one near the focus, else the first.
    if (!e.target.closest?.("fieldset")) {
      const keyed = [...document.querySelectorAll(`[data-key="${CSS.escape(e.key)}"]`)];
      const here = document.activeElement?.closest("li.sheet");
      (keyed.find((el) => here?.contains(el)) ?? keyed[0])?.click();
    }
    // A digit chooses among the picks of the group that has the focus.
    const group = e.target.closest?.("fieldset");
    const pick = /^[1-9]$/.test(e.key) && group?.querySelectorAll(".pick input,.option input")[e.key - 1];
    if (pick) { pick.checked = true; pick.focus(); pick.dispatchEvent(new Event("input", { bubbles: true })); }
    // Up and down a list of links that asks for it.
    const step = { j: 1, k: -1 }[e.key];
    const list = step && document.querySelector("[data-list]");
    if (list) {
      const rows = [...list.querySelectorAll("th[scope=row] a, li > a")];
      const at = rows.indexOf(document.activeElement);
      rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
    }
  });
})();
