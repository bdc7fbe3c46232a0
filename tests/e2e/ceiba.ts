// What every browser test uses: `import { test, expect, axe, well, signIn, blankCard } from "../ceiba"`.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type axeCore from "axe-core";
import { test as base, expect, type CDPSession, type Cookie, type Page } from "@playwright/test";
import { serve, type Portal } from "./server";

export { expect };

/** The portal of this worker. A worker runs the tests of one device, and one that failed leaves a new worker to the next. */
export let portal: Portal;

/**
 * Keeps this worker, its browser and its portal on one processor, as there is one for each worker at most: they talk all the time,
 * and waking another processor for each word takes a tenth longer.
 */
function stayOn(processor: number) {
  const args = ["--all-tasks", "--cpu-list", "--pid", `${processor}`, `${process.pid}`];
  // Where there is no such program or no such processor, the worker goes wherever there is room.
  spawnSync("taskset", args, { stdio: "ignore" });
}

/** A test of the demonstration server; `browserErrors` fails it when a page wrote an error to the console or broke its content policy. */
export const test = base.extend<{ browserErrors: string[] }, { serving: Portal }>({
  serving: [
    async ({}, use, info) => {
      if (availableParallelism() <= info.config.workers) stayOn(info.parallelIndex);
      await serve((started) => {
        portal = started;
        return use(started);
      });
    },
    { scope: "worker", auto: true, timeout: 200_000 },
  ],
  baseURL: async ({ serving }, use) => use(serving.url),
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

/** A telephone's window on a wide page. */
const SMALL = { width: 320, height: 640 };

const narrow = () => (test.info().project.use.viewport?.width ?? 0) < 400;

/** The languages in which pages are read: both with script, where each is looked at 320 px wide as well. */
export const languages = () => (scripts() && !narrow() ? ["en", "es-GT"] : ["es-GT"]);

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const consoles = new WeakMap<Page, CDPSession>();

/** A shape of a page that axe has judged on this device, in this run: a file that every worker sees, gone when the next run begins. */
function verdict(shape: string) {
  const { name, outputDir } = test.info().project;
  const folder = join(outputDir, "judged");
  mkdirSync(folder, { recursive: true });
  return join(folder, createHash("sha256").update(`${name} ${shape}`).digest("hex"));
}

/**
 * What is seen of a page at one look: its language, how many first headings it has, and its shape in two parts, what stands in `main` and what stands around it: elements and what they are, without their words,
 * addresses and ids, and of equal neighbours one. Axe says the same of two pages of one shape.
 */
const look = (page: Page) =>
  page.evaluate((judging) => {
    const said = /^(href|action|value|id|for|content|nonce|datetime|title|src|d|x|y|width|height|aria-label|aria-labelledby|aria-describedby|aria-controls)$/;
    const told = ({ name, value }: Attr) => `${name}=${value && said.test(name) ? "…" : value.replace(/[\da-f]{8}-[\da-f-]{27}|\d+/g, "0")}`;
    const sign = (one: Element, but?: Element): string => {
      if (one === but) return "";
      const inside = [...one.childNodes].map((child) => (child instanceof Element ? sign(child, but) : child.textContent?.trim() ? "…" : ""));
      return `<${one.localName} ${[...one.attributes].map(told).join(" ")}>${[...new Set(inside)].join("")}`;
    };
    const [whole, main] = [document.documentElement, document.querySelector("main")];
    const shape = () => (main ? [sign(whole, main), whole.lang + sign(main)] : [sign(whole)]);
    return {
      language: whole.lang,
      headings: document.querySelectorAll("h1").length,
      shape: judging ? shape() : [],
    };
  }, scripts());

/**
 * Asserts that axe finds nothing against WCAG 2.2 AA and best practice. Without script there is no axe: the same HTML was seen
 * with it. It is brought in as the browser's own console does: as a script element the page's content policy would refuse it,
 * rightly, and this way the browser compiles it once, not once a page.
 */
export const axe = async (page: Page) => scripts() && judge(page, (await look(page)).shape);

async function judge(page: Page, shape: string[]) {
  const verdicts = scripts() ? shape.map(verdict).filter((file) => !existsSync(file)) : [];
  if (verdicts.length === 0) return;
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    const tools = consoles.get(page) ?? (await page.context().newCDPSession(page));
    consoles.set(page, tools);
    await tools.send("Runtime.evaluate", { expression: axeSource });
  }
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: typeof axeCore }).axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], selectors: false });
    return found.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  });
  expect(violations, `axe on ${page.url()}`).toEqual([]);
  for (const file of verdicts) writeFileSync(file, "");
}

/** Asserts that a page is no wider than its window. */
async function fits(page: Page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels wider than the window, ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Asserts that a page fits its window and that axe finds nothing. */
export async function well(page: Page) {
  await fits(page);
  await axe(page);
}

/** Opens a page and asserts that it is there, speaks the language, has one first heading, fits, and that axe finds nothing. */
export async function reads(page: Page, path: string, language: string) {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await stands(page, language);
}

/**
 * The same of the page that is open; a wide page with script is looked at 320 px wide as well. The window stays as it was last: the
 * next page is looked at from there.
 */
export async function stands(page: Page, language: string) {
  const seen = await look(page);
  expect(seen, page.url()).toMatchObject({ language, headings: 1 });
  const asItIs = async () => {
    await fits(page);
    const small = !narrow() && page.viewportSize()!.width === SMALL.width;
    // What is wrong on a narrow page alone is wrong in either language; Spanish words are the longer ones.
    if (!small) await judge(page, seen.shape);
    else if (language !== "en") await judge(page, seen.shape.map((part) => `320 ${part}`));
    return small;
  };
  const small = await asItIs();
  if (narrow() || !scripts()) return;
  await page.setViewportSize(small ? test.info().project.use.viewport! : SMALL);
  await asItIs();
}

/** Types a name and the password into the form of sign-in: where a test begins at the door, or ends there. */
export async function enter(page: Page, who: string) {
  await page.goto("/personal/entrar");
  await fillIn(page, who);
}

/** The same where the form stands already. */
export async function fillIn(page: Page, who: string) {
  await page.locator("[name=user]").fill(`${who}@demo.example`);
  await page.locator("[name=password]").fill(portal.password);
  await page.locator("main form button:not([type=button])").click();
  await expect(page).not.toHaveURL(/\/personal\/entrar/);
}

const sessions = new Map<string, Cookie[]>();

/** Signs a member of the demonstration's staff in: `signIn(page, "recepcion")`; once a worker by the form, then by that session. */
export async function signIn(page: Page, who: string) {
  await page.context().clearCookies();
  const session = sessions.get(who);
  if (session) return page.context().addCookies(session);
  await enter(page, who);
  sessions.set(who, await page.context().cookies());
}

/** Ends every session of somebody as time does; the next `signIn` begins a new one. */
export function idle(who: string) {
  sessions.delete(who);
  execFileSync(portal.program, ["demo", "idle", `${who}@demo.example`, "--data-dir", portal.data], { stdio: "ignore" });
}

/** A card out of the demonstration's box, as `ceiba demo cards --json` lists them: nobody has it yet. */
export function blankCard(): { card: string; pin: string } {
  const list = execFileSync(portal.program, ["demo", "cards", "--json", "--data-dir", portal.data], { encoding: "utf8" });
  return JSON.parse(list).find((one: { state: string }) => one.state === "blank");
}
