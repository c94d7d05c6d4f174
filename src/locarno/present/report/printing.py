"""The report as PDF: a browser that is installed prints the page. Nothing is fetched, and it gets no network."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_SECONDS = 120
_DATES = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_NO_DAY = b"20000101000000"


class NoBrowser(Exception):
    """There is no browser, or it does not print: what was found, and the way out."""

    def __init__(self, found: str, way_out: str) -> None:
        super().__init__(found)
        self.found, self.way_out = found, way_out


def browser() -> str:
    """The program that prints: LOCARNO_BROWSER if that is set, else the first there is; raises NoBrowser."""
    named = os.environ.get("LOCARNO_BROWSER")
    if named:
        found = shutil.which(named)
        if found is None:
            raise NoBrowser(f"`{named}` of LOCARNO_BROWSER is no program", "name the path of a Chromium or Chrome")
        return found
    for name in (*BROWSERS, *_ELSEWHERE):
        found = shutil.which(name)
        if found is not None:
            return found
    way_out = "install Chromium or Chrome, or name one in LOCARNO_BROWSER; or write .html and print it from any browser"
    raise NoBrowser("a PDF is printed by a browser, and there is no Chromium or Chrome", way_out)


def printed(page: str, program: str) -> bytes:
    """The page as PDF; the same page and program give the same bytes. Raises NoBrowser if nothing comes of it."""
    with tempfile.TemporaryDirectory(prefix="locarno-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = [program, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-dev-shm-usage"]
        command += ["--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run", "--disable-background-networking"]
        command += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
            return _DATES.sub(rb"\g<1>" + _NO_DAY, target.read_bytes())
        except (OSError, subprocess.SubprocessError) as wrong:
            found = f"the browser `{Path(program).name}` did not print it: {type(wrong).__name__}"
            raise NoBrowser(found, "write .html and print it from any browser") from None
