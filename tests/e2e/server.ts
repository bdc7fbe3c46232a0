// Starts the portal with invented data on a free port and a folder of its own, and ends it after the last test.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";

/** How long a debug build may take to make its demonstration data. */
const PATIENCE = 180_000;

/** Reads what the server prints until it has said where it listens and what the password is. */
const ready = (server: ChildProcess) =>
  new Promise<{ url: string; password: string }>((resolve, reject) => {
    let url = "";
    const said: string[] = [];
    const stop = (why: string) => reject(new Error(`${why}\n${said.join("\n")}`));
    const late = setTimeout(() => stop("ceiba did not get ready"), PATIENCE);
    server.on("exit", (code) => stop(`ceiba ended with ${code} before it was ready`));
    createInterface({ input: server.stderr! }).on("line", (line) => said.push(line));
    createInterface({ input: server.stdout! }).on("line", (line) => {
      said.push(line);
      url ||= line.match(/^ready (http:\/\/\S+)/)?.[1]?.replace(/\/$/, "") ?? "";
      const password = url && line.match(/^sign in \S+ (\S+)/)?.[1];
      if (!password) return;
      clearTimeout(late);
      resolve({ url, password });
    });
  });

const ended = (server: ChildProcess) =>
  new Promise<void>((resolve) => (server.exitCode === null ? server.once("exit", () => resolve()) : resolve()));

export default async function start() {
  const program = process.env.CEIBA_BIN ?? fileURLToPath(new URL("../../target/debug/ceiba", import.meta.url));
  const data = mkdtempSync(join(tmpdir(), "ceiba-e2e-"));
  const server = spawn(program, ["serve", "--demo", "--listen", "127.0.0.1:0", "--data-dir", data], { stdio: ["ignore", "pipe", "pipe"] });
  const end = async () => {
    server.kill("SIGTERM");
    await ended(server);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const { url, password } = await ready(server);
    // Test workers are started after this and inherit it.
    Object.assign(process.env, { CEIBA_URL: url, CEIBA_PASSWORD: password, CEIBA_DATA: data, CEIBA_PROGRAM: program });
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
