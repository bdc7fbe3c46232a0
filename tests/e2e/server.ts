// A portal with invented data on a free port, with a folder and a database of its own.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";

/** How long a debug build may take to make its demonstration data. */
const PATIENCE = 180_000;

/** Where a portal answers, the password of its staff, its folder, and the program that it is. */
export type Portal = { url: string; password: string; data: string; program: string };

/** Reads what the server prints until it has said where it listens and, in the demonstration, what the password is. */
const ready = (server: ChildProcess, demo: boolean) =>
  new Promise<Pick<Portal, "url" | "password">>((resolve, reject) => {
    let url = "";
    const said: string[] = [];
    const stop = (why: string) => reject(new Error(`${why}\n${said.join("\n")}`));
    const late = setTimeout(() => stop("ceiba did not get ready"), PATIENCE);
    server.on("exit", (code) => stop(`ceiba ended with ${code} before it was ready`));
    createInterface({ input: server.stderr! }).on("line", (line) => said.push(line));
    createInterface({ input: server.stdout! }).on("line", (line) => {
      said.push(line);
      url ||= line.match(/^ready (http:\/\/\S+)/)?.[1]?.replace(/\/$/, "") ?? "";
      const password = url && (demo ? line.match(/^sign in \S+ (\S+)/)?.[1] : "none");
      if (!password) return;
      clearTimeout(late);
      resolve({ url, password });
    });
  });

const ended = (server: ChildProcess) =>
  new Promise<void>((resolve) => (server.exitCode === null ? server.once("exit", () => resolve()) : resolve()));

const program = () => process.env.CEIBA_BIN ?? fileURLToPath(new URL("../../target/debug/ceiba", import.meta.url));

/** Starts a portal in a folder, hands it to `use`, and ends it when that is done. */
async function run(data: string, demo: boolean, use: (portal: Portal) => Promise<void>) {
  const args = ["serve", "--listen", "127.0.0.1:0", "--data-dir", data, ...(demo ? ["--demo"] : [])];
  const server = spawn(program(), args, { stdio: ["ignore", "pipe", "pipe"] });
  try {
    await use({ ...(await ready(server, demo)), data, program: program() });
  } finally {
    server.kill("SIGTERM");
    await ended(server);
    rmSync(data, { recursive: true, force: true });
  }
}

const folder = () => mkdtempSync(join(tmpdir(), "ceiba-e2e-"));

/** A portal with invented people and known sign-ins. */
export const serve = (use: (portal: Portal) => Promise<void>) => run(folder(), true, use);

/** A portal as a centre runs it: empty, with a key of its own, and a code after each password. */
export async function serveInEarnest(use: (portal: Portal) => Promise<void>) {
  const data = folder();
  mkdirSync(join(data, "secrets"));
  writeFileSync(join(data, "secrets", "master-key"), randomBytes(32).toString("hex"), { mode: 0o600 });
  execFileSync(program(), ["migrate", "--data-dir", data], { stdio: "ignore" });
  await run(data, false, use);
}
