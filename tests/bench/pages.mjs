import { execFileSync } from "node:child_process";
import { Client, finish, line, memory, portal, wire } from "./portal.mjs";

const first = await portal();
line("first start until ready (demonstration made)", `${Math.round(first.ready)} ms`, "–", true);
await first.end(true);
const house = await portal(first.data);
line("second start until ready", `${Math.round(house.ready)} ms`, "≤ 5000 ms", house.ready <= 5000);
await new Promise((resolve) => setTimeout(resolve, 3000));
const idle = memory(house.pid);
line("memory when idle", `${idle.toFixed(1)} MiB`, "≤ 80 MiB", idle <= 80);

for (const path of ["/", "/entrar", "/ayuda", "/que-ayuda-hay", "/sin-tarjeta", "/privacidad"]) {
  for (const language of ["", "?idioma=en"]) {
    const seen = await wire(house.url, path + language);
    line(`${path}${language}: bytes with headers, brotli`, seen.bytes, "≤ 14000", seen.status === 200 && seen.bytes <= 14000);
  }
}

// The page of somebody who was registered with a card a moment ago.
const [{ card, pin }] = JSON.parse(execFileSync(process.env.CEIBA_BIN, ["demo", "cards", "--json", "--data-dir", house.data], { encoding: "utf8" }));
const clerk = await new Client(house.url).signIn("recepcion");
const desk = (await clerk.get("/vuelos")).text.match(/"(\/vuelos\/[^"]+\/registro)"/)[1];
const form = { given_names: "Wilson", surnames: "Och Cuz", birth: "14 08 1991", language: "spa", company: "alone", consent: "all", card };
const registered = await clerk.post(`${desk}?linea=nueva`, form);
if (registered.status !== 303) throw new Error(`not registered: ${registered.status}`);
const person = new Client(house.url);
await person.post("/entrar", { card, pin });
const process_ = await wire(house.url, "/mi-proceso", person.cookie());
line("/mi-proceso: body", process_.body, "≤ 9000", process_.status === 200 && process_.body <= 9000);
line("/mi-proceso: bytes with headers", process_.bytes, "≤ 14000", process_.bytes <= 14000);

const page = (await clerk.get(`${desk}?linea=nueva`)).text;
const files = new Set([...page.matchAll(/"(\/assets\/[^"]+)"/g)].map((found) => found[1]));
let [css, islands] = [0, 0];
// A script names the files that it loads.
for (const file of files) {
  const seen = await wire(house.url, file);
  if (file.endsWith(".css")) css += seen.body;
  if (/islands|loader/.test(file)) islands += seen.body;
  if (file.endsWith(".js")) {
    const text = await (await fetch(house.url + file)).text();
    for (const [, name] of text.matchAll(/"\.\/([\w-]+\.(?:js|wasm))"/g)) files.add(`/assets/${name}`);
  }
}
line("staff stylesheet, brotli", css, "≤ 18432", css > 0 && css <= 18 * 1024);
line("islands, wasm and glue, brotli", islands, "≤ 102400", islands > 0 && islands <= 100 * 1024);
await house.end();
finish();
