// Somebody is looked for, comes a second time, and is decided about with two keys; with and without script.
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../ceiba";
import { follow, well } from "../walk";

const people = {
  desktop: ["Nicolasa", "Xitumul Ordóñez", "Xitumul Ordonez", "03 05 1984"],
  "desktop-plain": ["Hermelindo", "Quiej Zapeta", "Kiej Sapeta", "21 11 1979"],
  phone: ["Floridalma", "Chonay Culajay", "Chonai Culajai", "17 02 1990"],
  "phone-plain": ["Rigoberto", "Ajquejay Muxtay", "Ajkejay Mustay", "28 09 1966"],
} as Record<string, string[]>;

async function register(page: Page, given: string, surnames: string, birth: string) {
  await page.goto("/vuelos");
  const desk = await page.locator("a[href$='/registro']").first().getAttribute("href");
  await page.goto(`${desk}?linea=nueva`);
  await page.locator("[name=given_names]").fill(given);
  await page.locator("[name=surnames]").fill(surnames);
  await page.locator("[name=birth]").fill(birth);
  await page.locator("form:has([name=given_names]) button.go").first().click();
}

test("somebody is found as the name sounds, asked about when they return, and decided about", async ({ page }, info) => {
  const [given, surnames, heard, birth] = people[info.project.name];
  await signIn(page, "recepcion");
  await register(page, given, surnames, birth);
  await expect(page).toHaveURL(/\/recibo\//);

  await page.goto("/personal/buscar");
  await well(page);
  await page.locator("main [name=q]").fill(heard);
  await page.locator("main form[role=search] button").click();
  await expect(page.locator("main")).toContainText(surnames);
  await expect(page, "nothing typed stands in the address").toHaveURL(/\/personal\/buscar$/);
  await well(page);

  await register(page, given, heard, birth);
  await expect(page.locator("main")).toContainText("¿Ya había retornado?");
  await well(page);
  await page.locator("label:has([name=previous][value=unsure])").click();
  await page.locator("form:has([name=given_names]) button.go").first().click();
  await expect(page).toHaveURL(/\/recibo\//);

  await signIn(page, "turno");
  await page.goto("/personal/repetidas");
  await well(page);
  await follow(page, page.locator(`main a[href^='/personal/repetidas/']:has-text('${given}')`).first());
  await well(page);
  if (info.project.name.endsWith("plain")) {
    await page.locator("label:has([name=decision][value=different])").click();
    await page.locator("form:has([name=decision]) button.go").click();
  } else {
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
  }
  await expect(page).toHaveURL(/\/personal\/repetidas$/);
  await expect(page.locator("main")).not.toContainText(given);
});

test("the box in the head answers while one types", async ({ page }, info) => {
  test.skip(info.project.name !== "desktop", "the box is in the head of wide pages, and answers by script");
  await signIn(page, "recepcion");
  await register(page, "Saturnina", "Xitumul Tahuico", "09 12 1971");
  await expect(page).toHaveURL(/\/recibo\//);
  await signIn(page, "turno");
  await page.goto("/vuelos");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("saturnina");
  const answer = page.locator(".find output");
  await expect(answer).toContainText("Xitumul");
  await well(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/recibo\//);
});
