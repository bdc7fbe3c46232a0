// What the measurements of the running portal share: a demonstration of its own on a free port, and a client that counts bytes.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const PASSWORD = "ceiba-demo-2026";

/** Starts the release program; gives its address, process id, data folder, the milliseconds until ready, and how to end it. */
export async function portal(data = mkdtempSync(join(tmpdir(), "ceiba-bench-")), more = []) {
  const start = performance.now();
  const child = spawn(process.env.CEIBA_BIN, ["serve", "--demo", "--listen", "127.0.0.1:0", "--data-dir", data, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const url = await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`ceiba ended with ${code}: ${said.join("\n")}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = line.match(/^ready (http:\/\/[^/\s]+)/);
      if (found) resolve(found[1]);
    });
  });
  const ready = performance.now() - start;
  const end = async (keep = false) => {
    child.removeAllListeners("exit");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
    if (!keep) rmSync(data, { recursive: true, force: true });
  };
  return { url, pid: child.pid, data, ready, end };
}

/** One request on a connection of its own: every byte that came over the wire is counted. */
export function wire(url, path, cookie = "") {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const parts = [];
    const kept = cookie ? `Cookie: ${cookie}\r\n` : "";
    socket.on("connect", () => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nAccept-Encoding: br\r\nConnection: close\r\n${kept}\r\n`));
    socket.on("data", (part) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => {
      const all = Buffer.concat(parts);
      const head = all.subarray(0, all.indexOf("\r\n\r\n") + 4);
      resolve({ status: Number(head.toString().split(" ")[1]), bytes: all.length, body: all.length - head.length });
    });
  });
}

/** A browser's cookies and forms, without the browser. */
export class Client {
  constructor(url) {
    this.url = url;
    this.cookies = new Map();
  }
  cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  async send(path, init = {}) {
    const answer = await fetch(this.url + path, { redirect: "manual", ...init, headers: { ...init.headers, Cookie: this.cookie(), Origin: this.url } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0].split("=");
      value ? this.cookies.set(name, value) : this.cookies.delete(name);
    }
    return answer;
  }
  /** A page, redirects followed. */
  async get(path) {
    let answer = await this.send(path);
    for (let hops = 0; answer.status === 303 && hops < 5; hops++) answer = await this.send((path = answer.headers.get("location")));
    return { status: answer.status, path, text: await answer.text() };
  }
  async post(path, fields) {
    const started = performance.now();
    const answer = await this.send(path, { method: "POST", body: new URLSearchParams({ request_id: crypto.randomUUID(), ...fields }) });
    await answer.arrayBuffer();
    return { status: answer.status, to: answer.headers.get("location"), ms: performance.now() - started };
  }
  async signIn(who) {
    const done = await this.post("/personal/entrar", { user: `${who}@demo.example`, password: PASSWORD });
    if (done.status !== 303) throw new Error(`${who} is not signed in: ${done.status}`);
    return this;
  }
}

/** Resident memory of a process in MiB. */
export const memory = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;

export const percentile = (times, part) => [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))];

let missed = 0;
/** One line of a table: what, measured, target; counts as missed when it does not hold. */
export function line(what, measured, must, holds) {
  if (!holds) missed++;
  console.log(`${what.padEnd(58)} ${String(measured).padStart(14)}   must ${String(must).padEnd(12)} ${holds ? "ok" : "MISSED"}`);
}
/** Ends the measurement: exit code 1 when a target was missed. */
export const finish = () => process.exit(missed ? 1 : 0);
