import { defineConfig } from "@playwright/test";

const flags = [
  ...["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
  // A page lives for a second here: what is compiled for a long run is never earned back.
  "--js-flags=--no-opt,--no-maglev",
];

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

const plain = { javaScriptEnabled: false };

/**
 * Pages that are only read: on a wide page with script, where they are looked at 320 px wide as well, and on a telephone without
 * script. What people do is done on all four.
 */
const readings = ["**/menus.spec.ts", "**/rooms.spec.ts", "**/states.spec.ts"];

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
  projects: [
    { name: "desktop", use: desktop },
    { name: "desktop-plain", use: { ...desktop, ...plain }, testIgnore: readings },
    { name: "phone", use: phone, testIgnore: readings },
    { name: "phone-plain", use: { ...phone, ...plain } },
  ],
});
