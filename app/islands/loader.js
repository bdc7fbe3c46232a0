// Wakes the islands of this page once the browser has nothing better to do. `bundle` puts in the served names of both files.
import init, * as islands from "./islands.js";

// Islands may stand inside the children that an outer island was given: the outer one wakes first and tells its children so.
const wake = async (node, owner) => {
  if (node.localName === "leptos-island") {
    const island = islands[node.dataset.component];
    owner?.();
    if (island) await island(node);
  }
  const inner = node.localName === "leptos-children" ? node.$$on_hydrate : owner;
  for (const child of [...node.children]) await wake(child, inner);
};

const start = async () => {
  await init({ module_or_path: new URL("./islands.wasm", import.meta.url) });
  islands.hydrate();
  await wake(document.body);
};

// Safari has no idle callback; and a page that is never idle must not stay asleep.
if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 500 });
else setTimeout(start);
