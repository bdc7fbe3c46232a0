// Pages of the thread when there is nothing, when something is wrong, and on paper: both languages, every device.
import type { Page } from "@playwright/test";
import { expect, languages, signIn, stands, test } from "../ceiba";
import { choose, follow, lookUp } from "../walk";

/** The account speaks this language from here on. */
const speak = (page: Page, language: string) => page.goto(`/mi-cuenta?idioma=${language}`);

for (const language of ["es-GT", "en"]) {
  test.describe(language, () => {
    test.beforeEach(() => test.skip(!languages().includes(language), "read on another device"));

    test("public pages that refuse", async ({ page }) => {
      for (const path of ["/entrar", "/sin-tarjeta", "/que-ayuda-hay", "/privacidad", "/salir/listo", "/nunca/hubo"]) {
        await page.goto(`${path}?idioma=${language}`);
        await stands(page, language);
      }
      await page.goto(`/entrar?idioma=${language}`);
      await page.locator("[name=card]").fill("12");
      await page.locator("[name=pin]").fill("1");
      await page.locator("main form button").first().click();
      await expect(page.locator("[role=alert]")).toBeVisible();
      await stands(page, language);
    });

    test("the desk, a receipt, a card and a slip", async ({ page }) => {
      await signIn(page, "recepcion");
      await speak(page, language);
      for (const path of ["/vuelos/0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711/registro", "/vuelos/tarjetas"]) {
        await page.goto(path);
        await stands(page, language);
      }
      await page.goto("/vuelos");
      const desk = await page.locator("a[href$='/registro']").first().getAttribute("href");
      await lookUp(page, desk!, "zzzz");
      await stands(page, language);
      await page.goto(`${desk}?linea=nueva`);
      const send = () => page.locator("form:has([name=given_names]) button.go").first().click();
      await page.locator("[name=phone]").fill("abc");
      await page.locator("[name=card]").fill("1");
      await page.locator("[name=birth]").fill("31 02 1990");
      await send();
      await expect(page).toHaveTitle(/^Error/);
      await expect(page.locator("[name=phone]")).toHaveValue("abc");
      await stands(page, language);
      const [surnames, birth] = language === "en" ? ["Xiquín Batzibal", "03 05 1960"] : ["Raxón Cojtí", "09 05 1967"];
      await page.locator("[name=given_names]").fill("Hilaria");
      await page.locator("[name=surnames]").fill(surnames);
      await page.locator("[name=birth]").fill(birth);
      await page.locator("[name=phone]").fill("");
      await page.locator("[name=card]").fill("");
      await page.locator("[name=document]").fill("1984364720101");
      await choose(page, "consent", "all");
      await send();
      await expect(page.locator("[name=confirmed]"), "a doubt is shown once").toBeAttached();
      await stands(page, language);
      await page.locator("[name=confirmed]").check();
      await send();
      await expect(page).toHaveURL(/\/recibo\//);
      await stands(page, language);
      const receipt = page.url();
      for (const part of ["/papel", "/tarjeta"]) {
        await page.goto(receipt + part);
        await stands(page, language);
      }
      await page.locator("form button.go:not([type=button])").first().click();
      await expect(page.locator(".pin")).toHaveText(/^\d{3} \d{3}$/);
      await stands(page, language);
      await page.goto(`${receipt}/tarjeta`);
      await page.locator("form button.go:not([type=button])").first().click();
      await expect(page, "why another one").toHaveTitle(/^Error/);
      await stands(page, language);
      await speak(page, "es-GT");
    });

    test("lists that cannot be read, searches that find nobody", async ({ page }) => {
      await signIn(page, "turno");
      await speak(page, language);
      await page.goto("/vuelos/listas");
      await page.locator("[name=file]").setInputFiles({ name: "vacia.csv", mimeType: "text/csv", buffer: Buffer.from("") });
      await page.locator("form:has([name=file]) button.go").click();
      await expect(page).toHaveTitle(/^Error/);
      await stands(page, language);
      await page.goto("/personal/buscar");
      await page.locator("main [name=q]").fill("zzzz");
      await follow(page, page.locator("main form[role=search] button"));
      await stands(page, language);
      await page.locator("details:has(form[action$='/otro-centro']) > summary").click();
      await follow(page, page.locator("form[action$='/otro-centro'] button"));
      await stands(page, language);
      await speak(page, "es-GT");
    });

    test("inboxes with nothing in them, places nobody has", async ({ page }) => {
      await signIn(page, "gestora");
      await speak(page, language);
      for (const view of ["decidir", "tomar", "espera", "al-dia"]) {
        await page.goto(`/bandeja?vista=${view}`);
        await stands(page, language);
      }
      await page.goto("/tareas");
      await stands(page, language);
      await page.goto("/cupos?tipo=housing_night&departamento=Jalapa");
      await stands(page, language);
      await page.goto("/personas/0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711");
      await stands(page, language);
      await speak(page, "es-GT");
      await signIn(page, "albergue");
      await speak(page, language);
      for (const path of ["/recibidas", "/cupos"]) {
        await page.goto(path);
        await stands(page, language);
      }
      await page.locator("a[href^='/cupos/']").first().click();
      await follow(page, page.locator("form:has([name=total]) button").last());
      await stands(page, language);
      await speak(page, "es-GT");
    });
  });
}
