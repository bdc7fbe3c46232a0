// Every page that a menu leads to, for every role: it is there, nothing is wider than the window, axe finds nothing, one heading.
import { enter, expect, languages, reads, test, well } from "../ceiba";

/** Who works here, and of the board of places, whose rows are alike and many, the part that is read as them. */
const roles = {
  recepcion: "",
  turno: "",
  gestora: "?tipo=family_care",
  coordinacion: "?tipo=housing",
  albergue: "",
  proteccion: "?departamento=Jalapa",
  datos: "",
  auditoria: "",
  admin: "",
  estadistica: "",
};

for (const [who, part] of Object.entries(roles)) {
  test(`${who}: every place of the menu reads well`, async ({ page }) => {
    await enter(page, who);
    const menu = await page.locator("nav a[href^='/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    for (const language of languages()) {
      await page.goto(`/mi-cuenta?idioma=${language}`);
      for (const path of new Set(["/mi-cuenta", ...menu])) await reads(page, path === "/cupos" ? path + part : path, language);
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
  await well(page);
});
