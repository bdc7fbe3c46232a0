// Pages that no menu leads to and no story passes: each is reached as people reach it, then read in both languages.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, fillIn, idle, languages, portal, reads, signIn, test } from "../ceiba";
import { choose, deskOf112, follow, list, newcomer, read, send, take, tonight, well } from "../walk";

/** Reads pages of whoever is signed in, in each language; the account speaks Spanish again afterwards. */
async function readIn(page: Page, paths: string[]) {
  for (const language of languages()) {
    await page.goto(`/mi-cuenta?idioma=${language}`);
    for (const path of paths) await reads(page, path, language);
  }
}

/** The addresses that links of a page lead to, each kind once: those of many rows differ only by their ids. */
async function links(page: Page, within: string) {
  const all = await page.locator(`main a[href^='${within}']`).evaluateAll((found) => found.map((one) => one.getAttribute("href")!));
  const kind = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "").replace(/\/fila\/.*/, "/fila/");
  return [...new Map(all.map((path) => [kind(path), path])).values()];
}

test("what belongs to a file", async ({ page }) => {
  await newcomer(page, "Fermina", "Cutzal Mijangos", "30 06 1986");
  await signIn(page, "gestora");
  const file = await take(page, "Fermina");
  await tonight(page, file);
  await page.goto(file);
  const needs = await links(page, `${file}/necesidades/`);
  expect(needs).not.toHaveLength(0);
  await readIn(page, [file, ...needs, `${file}/permisos`, `${file}/accesos`, `${file}/tarjeta`, "/abrir"]);
});

test("what belongs to a flight and to its list", async ({ page }) => {
  const flight = (await deskOf112(page)).replace("/registro", "");
  await page.goto(`${flight}/lista`);
  const lines = await links(page, `${flight}/lista/`);
  await page.goto("/sala");
  const watched = await links(page, "/sala/");
  await page.goto("/vuelos/listas");
  await page.locator("[name=file]").setInputFiles(list("flight-dirty-135.xlsx"));
  await page.locator("form:has([name=file]) button.go").click();
  await read(page);
  const review = new URL(page.url()).pathname;
  const rows = await links(page, `${review}/`);
  expect(rows.map((path) => path.split("/")[4])).toEqual(expect.arrayContaining(["columnas", "fila"]));
  await readIn(page, [`${flight}/lista`, ...lines, `${flight}/cuadre`, ...watched, review, ...rows]);
});

test("a long list, while it is read", async ({ page }) => {
  const [head, ...rows] = readFileSync(list("flight-clean-112.csv"), "utf8").trim().split("\n");
  const many = Array.from({ length: 15_000 }, (_, n) => rows[n % rows.length].replace(/^\d+/, String(n + 1)));
  await signIn(page, "turno");
  await page.goto("/vuelos/listas");
  const buffer = Buffer.from([head, ...many].join("\n"));
  await page.locator("[name=file]").setInputFiles({ name: "larga.csv", mimeType: "text/csv", buffer });
  await follow(page, page.locator("form:has([name=file]) button.go"));
  await expect(page.locator("progress"), "how far it is").toBeVisible();
  await well(page);
  await follow(page, page.locator("form[action$='/cancelar'] button").first());
  await expect(page, "whoever does not want it need not wait").toHaveURL(/\/vuelos/);
});

test("what belongs to a child alone", async ({ page }) => {
  await signIn(page, "recepcion");
  await page.goto("/vuelos");
  const desk = await page.locator("a[href$='/registro']").first().getAttribute("href");
  await page.goto(`${desk}?linea=nueva`);
  await page.locator("[name=given_names]").fill("Lucrecia");
  await page.locator("[name=surnames]").fill("Pirir Chacach");
  await page.locator("[name=birth]").fill("11 02 2013");
  await page.locator("[name=phone]").fill("5512 8899");
  await choose(page, "company", "alone");
  await send(page, "given_names");
  await choose(page, "protection", "yes");
  await send(page, "given_names");
  await expect(page).toHaveURL(/\/recibo\//);
  await signIn(page, "proteccion");
  await page.goto("/proteccion");
  await follow(page, page.locator("main a", { hasText: "Pirir" }).first());
  const file = new URL(page.url()).pathname;
  await readIn(page, [file, ...(await links(page, `${file}/`))]);
});

test("what a provider is asked, and who judges what was opened for a reason", async ({ page }) => {
  await newcomer(page, "Marcelino", "Coc Tiul", "22 07 1979");
  await signIn(page, "gestora");
  const file = await take(page, "Marcelino");
  await tonight(page, file);
  // The house whose focal point signs in as `albergue`.
  await page.goto(`${file}/referir/OF-001`);
  await follow(page, page.locator("main form button.go").first());
  await signIn(page, "albergue");
  await page.goto("/recibidas");
  const received = await links(page, "/recibidas/");
  expect(received).not.toHaveLength(0);
  await readIn(page, received);
  await signIn(page, "auditoria");
  await readIn(page, ["/auditoria/aperturas"]);
});

test("a file of somebody else, opened for a reason", async ({ page }) => {
  await newcomer(page, "Teófila", "Ajtún Sulá", "19 04 1969");
  const code = new URL(page.url()).pathname.split("/").pop()!;
  await signIn(page, "coordinacion");
  await take(page, "Teófila");
  await signIn(page, "gestora");
  await page.goto("/abrir");
  await page.locator("[name=code]").fill(code);
  await follow(page, page.locator("main form button.go"));
  await expect(page, "a reason is asked").toHaveTitle(/^Error/);
  await well(page);
  await choose(page, "reason", "medical");
  await page.locator("[name=words]").fill("Está en el hospital y nadie contesta");
  await follow(page, page.locator("main form button.go"));
  await expect(page.locator("main")).toContainText("Ajtún");
  await readIn(page, [new URL(page.url()).pathname]);
});

test("a form sent after the session ended waits until its clerk is back", async ({ page }) => {
  await signIn(page, "recepcion");
  await page.goto("/vuelos");
  const desk = await page.locator("a[href$='/registro']").first().getAttribute("href");
  await page.goto(`${desk}?linea=nueva`);
  await page.locator("[name=given_names]").fill("Baudilia");
  await page.locator("[name=surnames]").fill("Tecú Chub");
  await page.locator("[name=birth]").fill("27 01 1975");
  await choose(page, "sex", "F");
  await choose(page, "company", "alone");
  await choose(page, "consent", "all");
  idle("recepcion");
  await follow(page, page.locator("form:has([name=given_names]) button.go").first());
  await expect(page).toHaveURL(/\/personal\/entrar/);
  await well(page);
  await fillIn(page, "recepcion");
  await expect(page).toHaveURL(/\/personal\/guardado/);
  await readIn(page, ["/personal/guardado"]);
  await page.goto("/personal/guardado");
  await follow(page, page.locator("main form button.go").first());
  await expect(page).toHaveURL(/\/recibo\//);
  await expect(page.locator("main")).toContainText("Baudilia");
});

test("a new colleague chooses a password", async ({ page }) => {
  const who = ["--role", "auditor", "nueva@demo.example"];
  const said = execFileSync(portal.program, ["staff", "add", "--demo", "--data-dir", portal.data, ...who], { encoding: "utf8" });
  const link = said.match(/\/personal\/alta\/\S+/)![0];
  for (const language of languages()) {
    await page.goto(`${link}?idioma=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await well(page);
  }
  await page.locator("[name=password]").fill("corta");
  await follow(page, page.locator("main form button"));
  await expect(page).toHaveTitle(/^Error/);
  await well(page);
  for (const field of ["password", "again"]) await page.locator(`[name=${field}]`).fill("una frase que recuerdo bien");
  await follow(page, page.locator("main form button"));
  await expect(page.locator("[name=password]"), "and signs in with it").toHaveCount(1);
  await page.locator("[name=user]").fill("nueva@demo.example");
  await page.locator("[name=password]").fill("una frase que recuerdo bien");
  await follow(page, page.locator("main form button:not([type=button])"));
  await expect(page).toHaveURL(/\/auditoria$/);
});
