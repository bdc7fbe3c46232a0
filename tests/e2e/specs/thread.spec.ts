// One person from the desk to the telephone, in a real browser, with and without script.
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { axe, cards, expect, fits, signIn, test } from "../ceiba";

const list = (name: string) => fileURLToPath(new URL(`../../../server/demo/manifests/${name}`, import.meta.url));

/** The button that sends the form in which a field stands. */
const send = (page: Page, field: string) => page.locator(`form:has([name='${field}']) button.go`).first().click();

/** Ticks a choice whether its own circle or its label is what can be seen. */
const choose = (page: Page, name: string, value: string) => page.locator(`[name='${name}'][value='${value}']`).first().check({ force: true });

async function well(page: Page) {
  await fits(page);
  await axe(page);
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

test("a list with mistakes is read, looked at and put aside", async ({ page }) => {
  await signIn(page, "turno");
  await page.goto("/vuelos/listas");
  await well(page);
  await page.locator("[name=file]").setInputFiles(list("flight-dirty-135.xlsx"));
  await page.locator("form:has([name=file]) button.go").click();
  await expect(async () => {
    if ((await page.locator("form[action$='/cancelar']").count()) === 0) await page.reload();
    await expect(page.locator("form[action$='/cancelar']").first()).toBeAttached({ timeout: 500 });
  }).toPass();
  await expect(page.locator("main")).toContainText("135");
  await well(page);
  await page.locator("form[action$='/cancelar'] button").first().click();
  await expect(page).toHaveURL(/\/vuelos/);
});

test("somebody without a list gets a card, a bed, a date, and says yes", async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const at = ["desktop", "desktop-plain", "phone", "phone-plain"].indexOf(info.project.name);
  const { card, pin } = cards()[at];
  const name = ["Wilson", "Mynor", "Delfino", "Ovidio"][at];

  await signIn(page, "recepcion");
  await page.goto("/vuelos");
  const desk = await page.locator("a[href$='/registro']").first().getAttribute("href");
  await page.goto(`${desk}?linea=nueva`);
  await well(page);
  await page.locator("[name=given_names]").fill(name);
  await page.locator("[name=surnames]").fill("Och Cuz");
  await page.locator("[name=birth]").fill("14 08 1991");
  await choose(page, "sex", "M");
  await page.locator("[name=phone]").fill("5512 3456");
  await choose(page, "company", "alone");
  await choose(page, "consent", "all");
  await page.locator("[name=card]").fill("1234");
  await send(page, "given_names");
  await expect(page.locator("[name=surnames]"), "nothing typed is lost").toHaveValue("Och Cuz");
  await well(page);
  await page.locator("[name=card]").fill(card);
  await send(page, "given_names");
  await expect(page).toHaveURL(/\/recibo\//);
  await expect(page.locator("main")).toContainText(name);
  await well(page);

  await signIn(page, "gestora");
  await page.goto("/bandeja?vista=tomar");
  await well(page);
  await page.locator(`li:has-text('${name}'), tr:has-text('${name}')`).first().locator("form[action$='/tomar'] button").click();
  await expect(page).toHaveURL(/\/personas\//);
  await well(page);
  const file = new URL(page.url()).pathname;
  for (const [section, answers] of Object.entries(sections)) {
    await page.goto(`${file}/entrevista/${section}`);
    for (const [field, value] of answers) await choose(page, field, value);
    for (const [field, value] of Object.entries(written)) {
      const input = page.locator(`form.stack [name='${field}']`);
      if ((await input.count()) === 0) continue;
      if ((await input.evaluate((element) => element.tagName)) === "SELECT") await input.selectOption(value);
      else await input.fill(value);
    }
    await well(page);
    await page.locator("form.stack button.go").click();
    await expect(page).not.toHaveURL(new RegExp(`/entrevista/${section}$`));
  }
  await page.goto(`${file}/programas`);
  await well(page);
  await page.locator("a[href*='/referir/']").first().click();
  await well(page);
  await page.locator("form button.go").first().click();
  await expect(page).toHaveURL(new RegExp(`${file}$`));
  await well(page);

  // The telephone of the person: another browser, no script, 320 px.
  const phone = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  const own = await phone.newPage();
  await own.goto(`${process.env.CEIBA_URL}/entrar`);
  await own.locator("[name=card]").fill(card);
  await own.locator("[name=pin]").fill(pin);
  await own.locator("main form button").first().click();
  await expect(own).toHaveURL(/\/mi-proceso/);
  await expect(own.locator("main")).toContainText(name);
  await expect(own.locator("main")).not.toContainText("Och Cuz");
  await phone.close();
});
