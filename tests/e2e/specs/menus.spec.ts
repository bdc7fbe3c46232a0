// Every page that a menu leads to, for every role: nothing is wider than the window, axe finds nothing, one heading.
import { axe, enter, expect, fits, languages, test } from "../ceiba";

const roles = ["recepcion", "turno", "gestora", "coordinacion", "albergue", "proteccion", "datos", "auditoria", "admin", "estadistica"];

/** The board has two thousand cells, the same for all: axe reads them for one role, and one department of them for the others. */
const narrowed = (path: string, who: string) => (path === "/cupos" && who !== "coordinacion" ? `${path}?departamento=Jalapa` : path);

for (const who of roles) {
  test(`${who}: every place of the menu reads well in both languages`, async ({ page }) => {
    await enter(page, who);
    const menu = await page.locator("nav a[href^='/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    for (const language of languages()) {
      for (const path of new Set([`/mi-cuenta?idioma=${language}`, ...menu])) {
        const answer = await page.goto(narrowed(path, who));
        expect(answer?.status(), path).toBe(200);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.locator("h1"), path).toHaveCount(1);
        await fits(page);
        await axe(page);
      }
    }
  });
}

test("a form with a problem says it at the top, at its field, and in the title", async ({ page }) => {
  await page.goto("/personal/entrar");
  await page.locator("[name=user]").fill("nadie@demo.example");
  await page.locator("[name=password]").fill("no es esta");
  await page.locator("main form button:not([type=button])").click();
  await expect(page).toHaveTitle(/^Error/);
  await expect(page.locator("[name=user]")).toHaveValue("nadie@demo.example");
  await axe(page);
});
