// The first day of a colleague in a centre of its own: a link, a password, the key on a telephone, the code ever after.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, languages, test } from "../ceiba";
import { serveInEarnest } from "../server";
import { follow, well } from "../walk";

/** What a telephone shows for a key (RFC 6238: SHA-1, 30 seconds, six digits), so many steps from now. */
function onTheTelephone(key: string, steps = 0) {
  const bits = [...key.replace(/[\s=]/g, "")].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"));
  const secret = Buffer.from(bits.join("").match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const at = hash[hash.length - 1] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const send = (page: Page) => follow(page, page.locator("main form button:not([type=button])").first());

test("a colleague chooses a password, brings a telephone, and needs both", async ({ page }) => {
  await serveInEarnest(async (portal) => {
    const who = ["--role", "reception", "--centre", "GUA", "--centre-name", "La Aurora", "ana@ceiba.example"];
    const said = execFileSync(portal.program, ["staff", "add", "--data-dir", portal.data, ...who], { encoding: "utf8" });
    await page.goto(portal.url + said.match(/\/personal\/alta\/\S+/)![0]);
    for (const field of ["password", "again"]) await page.locator(`[name=${field}]`).fill("tres burros azules");
    await send(page);
    const password = async () => {
      await page.goto(`${portal.url}/personal/entrar`);
      await page.locator("[name=user]").fill("ana@ceiba.example");
      await page.locator("[name=password]").fill("tres burros azules");
      await send(page);
      await expect(page).toHaveURL(/\/personal\/codigo/);
    };
    /** The page as it is, refused and in both languages. */
    const read = async () => {
      for (const language of languages()) {
        await page.goto(`${portal.url}/personal/codigo?idioma=${language}`);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await well(page);
        await page.locator("[name=code]").fill("000000");
        await send(page);
        await expect(page).toHaveTitle(/^Error/);
        await well(page);
      }
    };
    await password();
    await read();
    const key = await page.locator(".code").first().innerText();
    await page.locator("[name=code]").fill(onTheTelephone(key));
    await send(page);
    await expect(page).toHaveURL(/\/vuelos/);
    await expect(page.locator("main")).toBeVisible();
    await well(page);

    // Another day: the key is not shown again; a code of the next half minute is good, for clocks differ.
    await page.context().clearCookies();
    await password();
    await read();
    await expect(page.locator(".code")).toHaveCount(0);
    await page.locator("[name=code]").fill(onTheTelephone(key, 1));
    await send(page);
    await expect(page).toHaveURL(/\/vuelos/);
  });
});
