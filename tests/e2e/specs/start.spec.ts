import { expect, test, well } from "../ceiba";

for (const path of ["/", "/entrar", "/ayuda"]) {
  test(`${path} is one small request without script, and axe finds nothing`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    expect((await answer!.body()).length).toBeGreaterThan(500);
    expect(asked.filter((url) => !url.endsWith("/favicon.ico"))).toHaveLength(1);
    await expect(page.locator("script")).toHaveCount(0);
    await expect(page.locator("h1")).toHaveCount(1);
    await well(page);
  });
}

test("a wrong card gets one plain answer and the number stays typed", async ({ page }) => {
  await page.goto("/entrar");
  await page.locator("[name=card]").fill("1111 1111 1111");
  await page.locator("[name=pin]").fill("000000");
  await page.locator("main form button").first().click();
  await expect(page.locator("[role=alert]")).toBeVisible();
  await expect(page.locator("[name=card]")).toHaveValue(/1111/);
  await expect(page.locator("[name=pin]")).toHaveValue("");
  await well(page);
});
