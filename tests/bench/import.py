"""Lists, measured: figures beside their targets, and a plot. Standard library only.

  import.py CEIBA_BINARY [--no-plot]

1. every list of tests/data/manifests read by the binary and scored (and those of ../shared, where they are);
2. 10,000 rows: time and memory beyond the program's own;
3. the portal itself: a list of 135 sent, reviewed, approved; 10,000 rows likewise.
Exit 1 when a figure misses its target.
"""
import http.cookiejar
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LISTS = os.path.join(ROOT, "tests", "data", "manifests")
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "data", "manifests")
KINDS = {
    "flight-clean-112": "CSV, limpio", "flight-corrected-112": "CSV, corregida", "flight-dirty-135": "Excel, revuelto",
    "flight-semicolon-cp1252-98": "CSV ; Windows-1252", "flight-utf16-tab-77": "texto Unicode, tabuladores", "flight-mdy-120": "CSV, mes primero",
    "flight-undecided-24": "CSV, orden abierto", "flight-paxlst-131": "EDIFACT PAXLST", "two-flights-one-file-180": "Excel, dos vuelos",
    "bus-tecun-uman-46": "CSV, bus", "pasted-30": "filas pegadas", "big-10000": "CSV, 10 000 filas",
}
missed = []


def figure(name, value, target, unit, ok):
    print("%-52s %10s %-4s target %-10s %s" % (name, value, unit, target, "ok" if ok else "MISSED"), flush=True)
    if not ok:
        missed.append(name)


def run(command):
    """seconds and peak memory in MiB of a program; its exit code is of no matter here"""
    begin = time.monotonic()
    p = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(p.pid, 0)
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def ten_thousand(path):
    """ninety flights made of the clean list"""
    with open(os.path.join(LISTS, "flight-clean-112.csv"), encoding="utf-8") as f:
        header, *rows = f.read().splitlines()
    with open(path, "w", encoding="utf-8") as f:
        f.write(header + "\n")
        for flight in range(90):
            f.writelines(row.replace("GTA 2215", "GTA %d" % (3000 + flight)) + "\n" for row in rows)
    return 90 * len(rows)


def scored(binary, folder, name):
    print("\n%s" % name)
    got = subprocess.run([sys.executable, os.path.join(LISTS, "run_all.py"), binary, "--dir", folder, "--json", "--max-rss-mib", "400"], stdout=subprocess.PIPE, check=False).stdout
    rows = json.loads(got)["rows"]
    for row in rows:
        if "accuracy" in row and "recall" in row:
            figure(row["file"] + ": fields", "%.4f" % row["accuracy"], ">= 0.99", "", row["accuracy"] >= 0.99)
            figure(row["file"] + ": issues found / rightly", "%.2f / %.2f" % (row["recall"], row["precision"]), ".98 / .95", "", row["recall"] >= 0.98 and row["precision"] >= 0.95)
    bad = [row for row in rows if row["file"].startswith("bad/")]
    figure("files that must be refused or flagged", "%d of %d" % (sum(row["ok"] for row in bad), len(bad)), "all", "", all(row["ok"] for row in bad))
    rest = [row for row in rows if not row["ok"]]
    figure("all as they must be", "%d of %d" % (len(rows) - len(rest), len(rows)), "all", "", not rest)
    for row in rest:
        print("    %s: %s" % (row["file"], row["why"]))
    return [row for row in rows if "accuracy" in row and "recall" in row]


class Portal:
    """the portal with its demonstration, and one clerk's browser"""

    def __init__(self, binary, folder):
        self.server = subprocess.Popen([binary, "serve", "--demo", "--listen", "127.0.0.1:0", "--data-dir", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.server.stdout.readline().split()[1]
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        page = self.get("/personal/entrar")
        self.post("/personal/entrar", {"request_id": self.id(page), "user": "turno@demo.example", "password": "ceiba-demo-2026"})

    def open(self, path, data=None, kind=None):
        request = urllib.request.Request(self.address + path, data=data, headers={"Origin": self.address})
        if kind:
            request.add_header("Content-Type", kind)
        with self.browser.open(request, timeout=120) as answer:
            self.path = urllib.parse.urlparse(answer.geturl()).path
            return answer.read().decode("utf-8")

    def get(self, path):
        return self.open(path)

    def post(self, path, fields):
        return self.open(path, urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def id(self, page):
        return re.search(r'name="request_id"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="request_id"', page).group(1)

    def send(self, name, content):
        """seconds from sending a list until its review is there, with the page"""
        page = self.get("/vuelos/listas")
        edge = "----edge"
        body = ("--%s\r\ncontent-disposition: form-data; name=\"request_id\"\r\n\r\n%s\r\n--%s\r\ncontent-disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n" % (edge, self.id(page), edge, name)).encode()
        body += content + ("\r\n--%s--\r\n" % edge).encode()
        begin = time.monotonic()
        page = self.open("/vuelos/listas", body, "multipart/form-data; boundary=" + edge)
        while "data-stream" in page:
            time.sleep(0.2)
            page = self.get(self.path)
        return time.monotonic() - begin, page

    def approve(self, page):
        begin = time.monotonic()
        self.post(self.path, {"request_id": self.id(page)})
        return time.monotonic() - begin

    def memory(self):
        """most memory so far in MiB"""
        with open("/proc/%d/status" % self.server.pid) as f:
            return int(re.search(r"VmHWM:\s+(\d+)", f.read()).group(1)) / 1024

    def close(self):
        self.server.terminate()
        self.server.wait()


def portal(binary, folder, big):
    print("\nthe portal on SQLite")
    one = Portal(binary, os.path.join(folder, "portal"))
    try:
        with open(os.path.join(LISTS, "flight-dirty-135.xlsx"), "rb") as f:
            seconds, page = one.send("flight-dirty-135.xlsx", f.read())
        figure("135 rows of Excel, sent to reviewed", "%.2f" % seconds, "<= 3", "s", seconds <= 3)
        seconds = one.approve(page)
        figure("135 rows approved", "%.2f" % seconds, "<= 2", "s", seconds <= 2)
        before = one.memory()
        with open(big, "rb") as f:
            seconds, page = one.send("big.csv", f.read())
        figure("10,000 rows of CSV, sent to reviewed", "%.1f" % seconds, "<= 30", "s", seconds <= 30)
        figure("memory beyond that of the portal before", "%.0f" % (one.memory() - before), "<= 64", "MiB", one.memory() - before <= 64)
        seconds = one.approve(page)
        figure("10,000 rows approved", "%.1f" % seconds, "<= 30", "s", seconds <= 30)
    finally:
        one.close()


def plot(rows, path):
    """field accuracy per kind of file, as an SVG that reads without colour"""
    rows = sorted(rows, key=lambda row: row["accuracy"])
    height = 24 * len(rows) + 74
    left, width, low = 220, 420, 0.95
    x = lambda share: left + width * max(share - low, 0) / (1 - low)  # noqa: E731
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 %d" width="760" height="%d" font-family="system-ui, sans-serif" font-size="13" fill="#1c1b1a">' % (height, height),
           "<title>Exactitud por clase de archivo</title><desc>Parte de los datos leídos bien en cada clase de lista de prueba; la meta es 0,99.</desc>",
           '<rect width="760" height="%d" fill="#fff"/>' % height]
    for tick in (0.95, 0.96, 0.97, 0.98, 0.99, 1.0):
        out.append('<line x1="%.1f" y1="28" x2="%.1f" y2="%d" stroke="%s"/><text x="%.1f" y="20" text-anchor="middle">%s</text>'
                   % (x(tick), x(tick), height - 40, "#8a2f1d" if tick == 0.99 else "#ddd8cf", x(tick), ("%.2f" % tick).replace(".", ",")))
    for at, row in enumerate(rows):
        y = 34 + 24 * at
        name = KINDS.get(os.path.splitext(row["file"])[0], row["file"])
        out.append('<text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.1f" height="14" fill="#3f6b5c"/><text x="%.1f" y="%d">%s</text>'
                   % (left - 10, y + 12, name, left, y, max(x(row["accuracy"]) - left, 1), x(row["accuracy"]) + 6, y + 12, ("%.4f" % row["accuracy"]).replace(".", ",")))
    out.append('<text x="%d" y="%d" fill="#5d5850">Datos leídos bien, por clase de archivo. La línea roja es la meta.</text></svg>' % (left, height - 14))
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(out) + "\n")


def main():
    binary = os.path.abspath(sys.argv[1])
    if not os.access(binary, os.X_OK):
        print("%s cannot be run" % binary, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        lists = os.path.join(folder, "lists")
        shutil.copytree(LISTS, lists)
        # Too large for a repository, made on the spot.
        with open(os.path.join(lists, "bad", "million-columns.csv"), "w", encoding="utf-8") as f:
            f.write("No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,Municipio\n1,Pérez,Ana,F,18/08/1998,Chuarrancho\n2," + "," * 1_000_000)
        rows = scored(binary, lists, "lists of tests/data/manifests")
        if os.path.isdir(SHARED):
            rows = scored(binary, SHARED, "lists of ../shared/data/manifests")
        print("\n10,000 rows on the command line")
        big = os.path.join(folder, "big.csv")
        count = ten_thousand(big)
        _, own = run([binary, "--version"])
        seconds, memory = run([binary, "import", big, "--dry-run", "--json", os.path.join(folder, "out.json")])
        figure("%d rows read" % count, "%.2f" % seconds, "<= 30", "s", seconds <= 30)
        figure("memory beyond the program's own", "%.0f" % (memory - own), "<= 64", "MiB", memory - own <= 64)
        portal(binary, folder, big)
        if "--no-plot" not in sys.argv:
            plot(rows, os.path.join(ROOT, "tests", "bench", "plots", "import-accuracy.svg"))
            print("\ntests/bench/plots/import-accuracy.svg is drawn")
    print("\n%s" % ("every target met" if not missed else "%d targets missed: %s" % (len(missed), "; ".join(missed))))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
