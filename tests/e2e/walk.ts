// What people do on the way, for more than one story: a form sent, a choice ticked, an interview answered.
import { fileURLToPath } from "node:url";
import { type Locator, type Page } from "@playwright/test";
import { expect, signIn, well } from "./ceiba";

export { well };

/** Clicks what leads to another page or sends a form, and waits until that page is there: leaving earlier would stop it. */
export async function follow(page: Page, link: Locator) {
  await Promise.all([page.waitForEvent("domcontentloaded", { timeout: 30_000 }), link.click()]);
}

/** The button that sends the form in which a field stands. */
export const send = (page: Page, field: string) => page.locator(`form:has([name='${field}']) button.go`).first().click();

/** Ticks a choice by its key, whether its own circle or its label is what can be seen, and wherever the page has moved to. */
export async function choose(within: Page | Locator, name: string, value: string) {
  const one = within.locator(`[name='${name}'][value='${value}']`).first();
  if (!(await one.isChecked())) await one.press("Space");
  await expect(one).toBeChecked();
}

/** Looks somebody up at a desk; nothing typed stands in the address. */
export async function lookUp(page: Page, desk: string, typed: string) {
  await page.goto(desk);
  await page.locator(`form[action="${desk}/buscar"] [name=q]`).fill(typed);
  await follow(page, page.locator(`form[action='${desk}/buscar'] button`));
  expect(page.url()).not.toContain("q=");
}

/** The answers of the interview, section by section. */
const sections: Record<string, [string, string][]> = {
  hoy: [["sleep", "yes"], ["journey", "no"]],
  familia: [["care", "no"], ["school", "no"]],
  vivienda: [["home", "no"]],
  salud: [["doctor", "no"], ["listen", "no"]],
  trabajo: [["training", "no"], ["job", "no"]],
  documentos: [["paper_help", "no"]],
};
const written: Record<string, string> = { nights: "2", household: "single_man", max_km: "300", schooling: "2", trade: "roofing", years: "8", wish: "roofing" };

/** At the desk: a man on no list, alone, who permits everything; gives the address of the desk. */
export async function newcomer(page: Page, names: string, surnames: string, birth: string) {
  await signIn(page, "recepcion");
  await page.goto("/vuelos");
  const desk = (await page.locator("a[href$='/registro']").first().getAttribute("href"))!;
  await page.goto(`${desk}?linea=nueva`);
  await page.locator("[name=given_names]").fill(names);
  await page.locator("[name=surnames]").fill(surnames);
  await page.locator("[name=birth]").fill(birth);
  await choose(page, "sex", "M");
  await choose(page, "company", "alone");
  await choose(page, "consent", "all");
  await send(page, "given_names");
  await expect(page).toHaveURL(/\/recibo\//);
  return desk;
}

/** One of the lists that the demonstration brings. */
export const list = (name: string) => fileURLToPath(new URL(`../../server/demo/manifests/${name}`, import.meta.url));

/** Waits, as a person without script does by looking again, until a list was read. */
export async function read(page: Page) {
  await expect(async () => {
    if (await page.locator("main [data-stream]").count()) await page.reload();
    await expect(page.locator("main [data-stream]")).toHaveCount(0, { timeout: 500 });
    await expect(page.locator("form[action$='/cancelar']").first()).toBeAttached({ timeout: 500 });
  }).toPass();
}

/** The desk of the flight of 112, once its list is approved. */
export async function deskOf112(page: Page) {
  const find = async () => {
    await page.goto("/vuelos");
    for (const fold of await page.locator("details.sheet:not([open]) > summary").all()) await fold.click();
    const flight = page.locator("section.flight", { hasText: "112" }).locator("a[href$='/registro']");
    return (await flight.count()) ? await flight.first().getAttribute("href") : null;
  };
  await signIn(page, "turno");
  let desk = await find();
  if (!desk) {
    await page.goto("/vuelos/listas");
    await page.locator("[name=file]").setInputFiles(list("flight-clean-112.csv"));
    await page.locator("form:has([name=file]) button.go").click();
    await read(page);
    await well(page);
    await page.locator("main button.go").first().click();
    await expect(page).toHaveURL(/\/vuelos/);
    desk = await find();
  }
  return desk!;
}

/** A caseworker takes the file of somebody; gives its address. */
export async function take(page: Page, name: string) {
  await page.goto("/bandeja?vista=tomar");
  await well(page);
  await page.locator(`li:has-text('${name}'), tr:has-text('${name}')`).first().locator("form[action$='/tomar'] button").click();
  await expect(page).toHaveURL(/\/personas\//);
  await well(page);
  return new URL(page.url()).pathname;
}

/** A caseworker takes the file of somebody and asks them everything; gives the file's address. */
export async function interview(page: Page, name: string) {
  const file = await take(page, name);
  for (const [section, answers] of Object.entries(sections)) {
    const here = `${file}/entrevista/${section}`;
    // One section leads to the next.
    if (new URL(page.url()).pathname !== here) await page.goto(here);
    for (const [field, value] of answers) await choose(page, field, value);
    for (const [field, value] of Object.entries(written)) {
      const input = page.locator(`form.stack [name='${field}']`);
      if ((await input.count()) === 0) continue;
      if ((await input.evaluate((element) => element.tagName)) === "SELECT") await input.selectOption(value);
      else await input.fill(value);
    }
    await well(page);
    await follow(page, page.locator("form.stack button.go"));
    await expect(page).not.toHaveURL(new RegExp(`${here}$`));
  }
  return file;
}

/** Asks for a bed tonight, and nothing else. */
export async function tonight(page: Page, file: string) {
  await page.goto(`${file}/entrevista/hoy`);
  await choose(page, "sleep", "yes");
  await page.locator("form.stack [name=nights]").fill("1");
  await choose(page, "journey", "no");
  await follow(page, page.locator("form.stack button.go"));
}
