import { defineConfig, type Project } from "@playwright/test";

const flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/**
 * The same device twice: what people do must work without script. What is only read is not read a fourth time: a page that fits a
 * telephone without script fits a wide window.
 */
const twice = (name: string, use: Project["use"], testIgnore: string[] = []): Project[] => [
  { name, use },
  { name: `${name}-plain`, use: { ...use, javaScriptEnabled: false }, testIgnore },
];
const readings = ["**/menus.spec.ts", "**/states.spec.ts"];

export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  // Each worker has a portal and a database of its own (`ceiba.ts`), so no test meets the people of another worker.
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: [["line"]],
  use: {
    actionTimeout: 30_000,
    locale: "es-GT",
    timezoneId: "America/Guatemala",
    // Keeping a trace of every test costs a third of its time: CEIBA_TRACE=1 asks for the traces of those that fail.
    trace: process.env.CEIBA_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    // No picture between two pages: axe would judge colours half way.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: process.env.CEIBA_CHROMIUM || "/usr/bin/chromium", args: flags },
  },
  projects: [...twice("desktop", desktop, readings), ...twice("phone", phone)],
});
