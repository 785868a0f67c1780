"""Takes the pictures of the documentation: pages that the program writes of the examples, seen in a real browser.

`make docs` runs it. Where Chromium, its driver or selenium is not installed it says so and leaves the pictures as
they are.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"


class Picture(NamedTuple):
    """A picture: the arguments of the command that writes the page, the place in it, the height of the window."""

    arguments: str
    place: str
    height: int


PICTURES = {
    "report.png": Picture("diff A_RES_173_135.en.xml A_RES_175_16.en.xml", "", 1010),
    "report-table.png": Picture("diff A_RES_173_135.fr.xml A_RES_175_16.fr.xml --reader fr", "#changes", 520),
    "report-arabic.png": Picture("diff A_RES_173_135.ar.xml A_RES_175_16.ar.xml --reader ar", "#OP8", 520),
}
WIDTH = 1000


def take(name: str, picture: Picture, browser: Any, folder: Path) -> None:
    """Write the page of a picture and take the picture."""
    page = folder / f"{name}.html"
    command = [sys.executable, "-m", "draftdiff", *picture.arguments.split(), "-o", str(page)]
    subprocess.run(command, cwd=ROOT / "examples", env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    size = {"width": WIDTH, "height": picture.height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(page.as_uri() + picture.place)
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    (FOLDER / name).write_bytes(base64.b64decode(taken["data"]))


def started_browser() -> Any:
    """Return a browser without a window, or None where there is none."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        return None
    if not program or not driver:
        return None
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-sandbox"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


def main() -> None:
    """Take every picture."""
    browser = started_browser()
    if browser is None:
        print("pictures: left as they are, chromium with its driver and selenium are not installed", file=sys.stderr)
        return
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, picture in PICTURES.items():
                take(name, picture, browser, Path(folder))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
