import { defineConfig, type Project } from "@playwright/test";

const flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** The same device twice: pages must work without script. `*.islands.spec.ts` only make sense with it. */
const twice = (name: string, use: Project["use"]): Project[] => [
  { name, use },
  { name: `${name}-plain`, use: { ...use, javaScriptEnabled: false }, testIgnore: "**/*.islands.spec.ts" },
];

export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  globalSetup: "./server.ts",
  // One server and one database for all: parallel files would see each other's people.
  workers: 1,
  timeout: 30_000,
  forbidOnly: !!process.env.CI,
  reporter: [["line"]],
  use: {
    locale: "es-GT",
    timezoneId: "America/Guatemala",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CEIBA_CHROMIUM || "/usr/bin/chromium", args: flags },
  },
  projects: [...twice("desktop", desktop), ...twice("phone", phone)],
});
