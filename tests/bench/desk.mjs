import { execFileSync } from "node:child_process";
import { Client, finish, line, memory, percentile, portal } from "./portal.mjs";

const desks = Number(process.env.DESKS ?? 8);
const each = Number(process.env.PEOPLE ?? 40);
const house = await portal();
const one = await new Client(house.url).signIn("recepcion");
const desk = (await one.get("/vuelos")).text.match(/"(\/vuelos\/[^"]+\/registro)"/)[1];
const given = ["Wilson", "Mynor", "Delfino", "Ovidio", "Gaspar", "Selvin", "Elmer", "Byron"];
const surnames = ["Och", "Cuz", "Tiu", "Batz", "Caal", "Pop", "Xol", "Ixcoy", "Tzul", "Lux"];

/** One clerk: looks the person up, registers, and goes on to the next. */
async function clerk(at) {
  const client = await new Client(house.url).signIn(at % 2 ? "turno" : "recepcion");
  const [register, search, statuses] = [[], [], []];
  for (let n = 0; n < each; n++) {
    const surname = `${surnames[n % 10]} ${surnames[(n + at) % 10]}`;
    const started = performance.now();
    const found = await client.post(`${desk}/buscar`, { q: surname });
    search.push(performance.now() - started);
    const birth = `${String(1 + (n % 28)).padStart(2, "0")}/0${1 + at}/19${70 + (n % 30)}`;
    const form = { given_names: `${given[at]} ${given[n % 8]}`, surnames: surname, birth, sex: "M", language: "spa", phone: "5512 3456", company: "alone", consent: "all", urgent: "sleep" };
    const done = await client.post(`${desk}?linea=nueva`, form);
    register.push(done.ms);
    statuses.push(found.status, done.status);
  }
  return { register, search, statuses };
}

const started = performance.now();
const all = await Promise.all(Array.from({ length: desks }, (_, at) => clerk(at)));
const seconds = (performance.now() - started) / 1000;
const register = all.flatMap((one) => one.register);
const search = all.flatMap((one) => one.search);
const wrong = all.flatMap((one) => one.statuses).filter((status) => status !== 200 && status !== 303);
const p95 = percentile(register, 0.95);
console.log(`${desks} desks, ${each} people each, ${(register.length / seconds).toFixed(1)} people a second`);
line("register one person, p50", `${percentile(register, 0.5).toFixed(1)} ms`, "–", true);
line("register one person, p95", `${p95.toFixed(1)} ms`, "≤ 150 ms", p95 <= 150);
line("look somebody up at the desk, p95", `${percentile(search, 0.95).toFixed(1)} ms`, "–", true);
line("errors, among them \"busy\"", wrong.length, 0, wrong.length === 0);
line("memory afterwards", `${memory(house.pid).toFixed(1)} MiB`, "–", true);
await house.end(true);
const verified = execFileSync(process.env.CEIBA_BIN, ["verify", "--demo", "--data-dir", house.data], { encoding: "utf8" });
line("ceiba verify", verified.trim(), "every rule", /Every rule holds/.test(verified));
finish();
