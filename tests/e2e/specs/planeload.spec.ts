// A planeload is routed together and its places accepted, with and without script, on a wide page and on a telephone.
import { expect, signIn, test } from "../ceiba";
import { interview, newcomer, well } from "../walk";

test("a planeload is calculated, looked at in both languages, and accepted by a person", async ({ page }) => {
  const name = "Anselmo";
  const desk = await newcomer(page, name, "Ajanel Tzunux", "02 11 1988");
  await signIn(page, "gestora");
  await interview(page, name);

  await signIn(page, "coordinacion");
  await page.goto("/vuelos");
  const places = desk.replace("/registro", "/lugares");
  await page.locator(`a[href='${places}']`).first().click();
  await expect(page.locator("main")).toContainText("Nada se envía solo");
  await well(page);
  await page.locator("main form button.go").click();
  // It is there, or it says how far it is; whoever has no script looks again.
  await expect(async () => {
    if ((await page.locator("#lines").count()) === 0) await page.reload();
    await expect(page.locator("#lines")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const line = page.locator("tr", { hasText: name });
  await expect(line.first()).toContainText("hoy");
  await well(page);
  const sheet = new URL(page.url()).pathname;
  await page.goto(`${sheet}?idioma=en`);
  await expect(page.locator("h1")).toContainText("Places for flight");
  await well(page);
  await page.goto(`${sheet}?idioma=es-GT`);

  await line.first().locator("button[name=line]").click();
  await expect(page).toHaveURL(new RegExp(`${sheet}$`));
  await expect(page.locator("tr", { hasText: name }).first()).toContainText("Ver referencia");
  await well(page);
  await page.locator("tr", { hasText: name }).first().locator("a[href^='/referencias/']").click();
  await expect(page.locator("main")).toContainText("Enviada");

  await page.goto(places);
  await expect(page.locator("#before")).toBeVisible();
  await well(page);
});
