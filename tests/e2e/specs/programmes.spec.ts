// What is recommended, in a real browser: read, turned down, taken back, looked at again, referred by a key; with and without script.
import { axe, expect, signIn, test } from "../ceiba";
import { choose, follow, newcomer, take, tonight, well } from "../walk";

test("a caseworker chooses with the person, and every no has its reason", async ({ page }, info) => {
  const person = "Eusebio";
  await newcomer(page, person, "Tum Ajú", "14 08 1988");
  await signIn(page, "gestora");
  const file = await take(page, person);
  await page.goto(`${file}/programas`);
  await expect(page.locator(".empty_state"), "nothing is known yet: the next step is the interview").toBeVisible();
  await well(page);

  await tonight(page, file);
  await page.goto(`${file}/programas`);
  const cards = page.locator(".recommendations > li");
  await expect(cards.first()).toBeVisible();
  const name = (await cards.first().locator("h3").innerText()).replace(/^1\. /, "").split("\n")[0];
  await page.locator(".fold_list summary").first().click();
  await cards.first().locator("summary").first().click();
  await well(page);

  // Turned down with a reason, and back.
  await follow(page, cards.first().locator("a[href$='/no-conviene']"));
  await well(page);
  await page.locator("form button.go").click();
  await expect(page, "a reason is asked").toHaveTitle(/^Error/);
  await axe(page);
  await page.locator("label:has([value=schedule])").click();
  await page.locator("form button.go").click();
  await expect(page).toHaveURL(/\/programas$/);
  await expect(page.locator("[aria-labelledby=said-not]")).toBeVisible();
  await well(page);
  await page.locator("form[action$='/deshacer'] button").click();
  await expect(page.locator("[aria-labelledby=said-not]")).toHaveCount(0);
  await expect(cards.first().locator("h3")).toContainText(name.slice(0, 8));

  // Something else is looked for: the answer is of before.
  await page.goto(`${file}/entrevista/trabajo`);
  await choose(page, "training", "yes");
  await follow(page, page.locator("form.stack button.go"));
  await page.goto(`${file}/programas`);
  await expect(page.locator(".notice[data-tone=warn]").first()).toBeVisible();
  await well(page);
  await page.locator(`form[action='${file}/programas'] button`).click();
  await expect(page.locator(".notice[data-tone=warn]")).toHaveCount(0);
  await well(page);

  // The first by its key where there is script, by its button where there is none.
  if (info.project.use.javaScriptEnabled === false) await cards.first().locator("a.go").click();
  else await page.keyboard.press("1");
  await expect(page).toHaveURL(/\/referir\//);
  await well(page);
  await page.locator("form button.go").first().click();
  await expect(page).toHaveURL(new RegExp(`${file}$`));
});
