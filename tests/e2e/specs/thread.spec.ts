// People from the desk to the telephone, in a real browser, with and without script.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axe, blankCard, expect, languages, portal, signIn, test } from "../ceiba";
import { choose, deskOf112, follow, interview, list, lookUp, read, send, well } from "../walk";

/** The links of letters to providers, the newest last. */
function links() {
  const folder = join(portal.data, "mail");
  // A letter that is still being written begins with a dot, and has another name a moment later.
  const letters = readdirSync(folder).filter((name) => !name.startsWith(".")).map((name) => join(folder, name));
  letters.sort((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs);
  const text = letters.map((path) => readFileSync(path, "utf8").replace(/=\r?\n/g, "").replace(/=3D/g, "="));
  return text.flatMap((letter) => letter.match(/\/r\/[\w-]+/)?.[0] ?? []);
}

/** The link of the letter that is written next. */
async function nextLetter(before: number) {
  await expect.poll(() => links().length, { timeout: 15_000 }).toBeGreaterThan(before);
  return links().at(-1)!;
}

const written_letters = () => {
  try {
    return links().length;
  } catch {
    return 0; // No letter was ever written.
  }
};

/** Tomorrow in Guatemala, as a provider types it. */
function tomorrow() {
  const there = new Date(Date.now() + (24 - 6) * 3_600_000).toISOString();
  return `${there.slice(8, 10)}/${there.slice(5, 7)}/${there.slice(0, 4)}`;
}

/** Refers to the first offer that is recommended. */
async function refer(page: Page, file: string) {
  await page.goto(`${file}/programas`);
  await well(page);
  await follow(page, page.locator("a[href*='/referir/']").first());
  await well(page);
  await page.locator("form button.go").first().click();
  await expect(page).toHaveURL(new RegExp(`${file}$`));
}

test("a list with mistakes is read, looked at and put aside", async ({ page }) => {
  await signIn(page, "turno");
  await page.goto("/vuelos/listas");
  await well(page);
  await page.locator("[name=file]").setInputFiles(list("flight-dirty-135.xlsx"));
  await page.locator("form:has([name=file]) button.go").click();
  await read(page);
  await expect(page.locator("main")).toContainText("135");
  await well(page);
  await page.locator("form[action$='/cancelar'] button").first().click();
  await expect(page).toHaveURL(/\/vuelos/);
});

test("somebody without a list gets a card, a bed, a date, and says yes", async ({ page, browser }) => {
  const { card, pin } = blankCard();
  const name = "Wilson";

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
  await page.locator("a[href$='/papel']").click();
  await expect(page.locator("article.slip_paper")).toContainText("Lo que sigue");
  await axe(page);
  await page.goBack();
  await follow(page, page.locator("a[href$='/tarjeta']"));
  await well(page);

  await signIn(page, "gestora");
  const file = await interview(page, name);
  const before = written_letters();
  await refer(page, file);
  await well(page);

  // The first provider cannot: the person is referred again, and the second one can.
  const house = await (await browser.newContext({ ...test.info().project.use })).newPage();
  await house.goto(`${portal.url}${await nextLetter(before)}`);
  await expect(house.locator("main")).not.toContainText("Och Cuz");
  await well(house);
  await house.locator("details:has([name=answer][value=decline]) > summary").click();
  const decline = house.locator("form:has([name=answer][value=decline])");
  await decline.locator("button").click();
  await expect(house, "a no needs its reason").toHaveTitle(/^Error/);
  await well(house);
  await choose(decline, "reason", "no_place");
  await decline.locator("button").click();
  await expect(house.locator("form:has([name=answer])")).toHaveCount(0);
  await page.goto(file);
  await expect(page.locator("main")).toContainText("No aceptada");
  await well(page);
  const then = written_letters();
  await refer(page, file);
  await house.goto(`${portal.url}${await nextLetter(then)}`);
  await house.locator("[name=on]").fill(tomorrow());
  await house.locator("[name=at]").fill("08:00");
  await send(house, "at");
  await expect(house.locator("form:has([name=answer])")).toHaveCount(0);
  await well(house);
  await house.context().close();

  // The telephone of the person: another browser, and everything they may look at before they say yes.
  const phone = await browser.newContext({ ...test.info().project.use });
  const own = await phone.newPage();
  await own.goto(`${portal.url}/entrar`);
  await own.locator("[name=card]").fill(card);
  await own.locator("[name=pin]").fill(pin);
  await own.locator("main form button").first().click();
  await expect(own).toHaveURL(/\/mi-proceso/);
  await expect(own.locator("main")).toContainText(name);
  await expect(own.locator("main")).not.toContainText("Och Cuz");
  await expect(own.locator("main")).toContainText("8 de la mañana");
  const appointment = (await own.locator("a[href^='/mi-proceso/cita/']").first().getAttribute("href"))!;
  for (const language of languages()) {
    for (const path of ["/mi-proceso", appointment, `/mi-proceso/no-puedo?cita=${appointment.split("/").pop()}`]) {
      const answer = await own.goto(`${portal.url}${path}${path.includes("?") ? "&" : "?"}idioma=${language}`);
      expect(answer?.status(), path).toBe(200);
      await expect(own.locator("html"), path).toHaveAttribute("lang", language);
      await expect(own.locator("script"), path).toHaveCount(0);
      await well(own);
    }
  }
  await own.goto(`${portal.url}/mi-proceso`);
  await own.locator("button[name=answer][value=yes]").click();
  await expect(own.locator("main")).toContainText("Listo");
  await well(own);
  await phone.close();
  await page.goto(file);
  await expect(page.locator("main")).toContainText("La persona dijo: sí voy");
  await page.locator(`a[href='${file}/papel']`).click();
  await expect(page.locator("article.slip_paper")).toContainText("8 de la mañana");
  await axe(page);
});

test("a family of three is registered together", async ({ page }) => {
  const desk = await deskOf112(page);
  await signIn(page, "recepcion");
  await lookUp(page, desk, "31");
  await well(page);
  await choose(page, "company", "family");
  const fold = page.locator("details:has([name=member_1])");
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  // The list knows them all; the fourth comes later.
  for (const [n, line] of ["32", "33", ""].entries()) await page.locator(`[name=member_${n + 1}]`).fill(line);
  await choose(page, "consent", "all");
  await send(page, "given_names");
  await expect(page).toHaveURL(/\/recibo\//);
  for (const name of ["Efraín Luis", "Feliciana Petrona", "Isabel Tomasa"]) await expect(page.locator("main")).toContainText(name);
  await well(page);
  await signIn(page, "gestora");
  await page.goto("/bandeja?vista=tomar");
  await expect(page.locator("main")).toContainText("Efraín Luis");
});

test("a child alone leaves the hall at once: the clerk finds nobody, the protection officer does", async ({ page }) => {
  const name = "Josué Ixmatá";
  await signIn(page, "recepcion");
  await page.goto("/vuelos");
  const desk = await page.locator("a[href$='/registro']").first().getAttribute("href");
  await page.goto(`${desk}?linea=nueva`);
  await page.locator("[name=given_names]").fill(name.split(" ")[0]);
  await page.locator("[name=surnames]").fill(name.split(" ")[1]);
  await page.locator("[name=birth]").fill("14 09 2012");
  await choose(page, "company", "alone");
  await send(page, "given_names");
  await expect(page.locator(".interruption")).toBeVisible();
  await well(page);
  await choose(page, "protection", "yes");
  await send(page, "given_names");
  await expect(page).toHaveURL(/\/recibo\//);
  await expect(page.locator("main")).not.toContainText(name.split(" ")[1]);
  await well(page);

  const look = async () => {
    await page.goto("/personal/buscar");
    await page.locator("main [name=q]").fill(name);
    await follow(page, page.locator("main form[role=search] button"));
  };
  // Whoever sounds alike may be shown; the child never.
  const nobody = async () => {
    for (const table of await page.locator("main table").all()) await expect(table).not.toContainText(name.split(" ")[1]);
  };
  await look();
  await nobody();
  await lookUp(page, desk!, name.split(" ")[1]);
  await nobody();
  await well(page);
  await signIn(page, "gestora");
  await page.goto("/bandeja?vista=tomar");
  await expect(page.locator("main")).not.toContainText(name.split(" ")[1]);
  await signIn(page, "proteccion");
  await page.goto("/proteccion");
  await expect(page.locator("main")).toContainText(name.split(" ")[1]);
  await well(page);
  await follow(page, page.locator("main a", { hasText: name.split(" ")[1] }).first());
  await well(page);
  await look();
  await expect(page.locator("main")).toContainText(name.split(" ")[1]);
});
