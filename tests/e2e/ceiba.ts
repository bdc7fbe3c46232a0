// What every browser test uses: `import { test, expect, axe, fits, signIn, blankCard } from "../ceiba"`.
import { execFileSync } from "node:child_process";
import axeCore from "axe-core";
import { test as base, expect, type Page } from "@playwright/test";

export { expect };

/** A test of the demonstration server; `browserErrors` fails it when a page wrote an error to the console or broke its content policy. */
export const test = base.extend<{ browserErrors: string[] }>({
  baseURL: async ({}, use) => use(process.env.CEIBA_URL),
  browserErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      // A page without view transitions, as public ones are, ends the one that was leaving: no fault.
      page.on("pageerror", (error) => /Transition was aborted/.test(error.message) || errors.push(String(error)));
      page.on("console", (message) => {
        // A refused form answers 422 and an unknown address 404; the browser logs both.
        if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

const scripts = () => test.info().project.use.javaScriptEnabled !== false;

/** Asserts that axe finds nothing against WCAG 2.2 AA and best practice. Without script there is no axe: the same HTML was seen with it. */
export async function axe(page: Page) {
  if (!scripts()) return;
  // Evaluated, not added as a script element: the page's content policy would refuse that, rightly.
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: typeof axeCore }).axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  });
  expect(violations).toEqual([]);
}

/** Asserts that nothing is wider than the window. */
export async function fits(page: Page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, "pixels wider than the window").toBeLessThanOrEqual(0);
}

/** Signs a member of the demonstration's staff in: `signIn(page, "recepcion")`. */
export async function signIn(page: Page, who: string) {
  await page.goto("/personal/entrar");
  await page.locator("[name=user]").fill(`${who}@demo.example`);
  await page.locator("[name=password]").fill(process.env.CEIBA_PASSWORD ?? "");
  await page.locator("main form button:not([type=button])").click();
  await expect(page).not.toHaveURL(/\/personal\/entrar/);
}

/** A card out of the demonstration's box, as `ceiba demo cards --json` lists them: nobody has it yet. */
export function blankCard(): { card: string; pin: string } {
  const list = execFileSync(process.env.CEIBA_PROGRAM!, ["demo", "cards", "--json", "--data-dir", process.env.CEIBA_DATA!], { encoding: "utf8" });
  return JSON.parse(list).find((one: { state: string }) => one.state === "blank");
}
