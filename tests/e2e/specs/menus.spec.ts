// Every page that a menu leads to, for every role: nothing is wider than the window, axe finds nothing, one heading.
import { axe, expect, fits, signIn, test } from "../ceiba";

const roles = ["recepcion", "turno", "gestora", "coordinacion", "albergue", "proteccion", "datos", "auditoria", "admin", "estadistica"];

for (const who of roles) {
  for (const language of ["es-GT", "en"]) {
    test(`${who} in ${language}: every place of the menu reads well`, async ({ page }) => {
      await signIn(page, who);
      const menu = await page.locator("nav a[href^='/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
      for (const path of new Set([...menu, "/mi-cuenta"])) {
        const answer = await page.goto(`${path}?idioma=${language}`);
        expect(answer?.status(), path).toBe(200);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.locator("h1"), path).toHaveCount(1);
        await fits(page);
        await axe(page);
      }
      await page.goto("/mi-cuenta?idioma=es-GT");
    });
  }
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
