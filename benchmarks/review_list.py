"""Takes the time of the review page's list in a real browser: from a key or a click to the next frame that is drawn.

Makes a dossier of so many events, five facts each, on most of which invented sources differ; serves its review as an
editor would start it, and searches, narrows, sorts, chooses and scrolls.

    python -m benchmarks.review_list 568          events; about 2,540 findings. Needs Chromium and playwright
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

KINDS = ("Fire", "Flood", "Strike", "Explosion", "Collapse", "Protest", "Outage", "Crash", "Landslide", "Raid")
PLACES = ("Marrow Lane", "Old Quay", "Saltgate", "Brackwater", "Hollin Cross", "Ashby Weir", "Tern Point", "Low Fell")
SOURCES = ("Gazette", "Herald", "Wire", "Ministry", "Union", "Radio", "Courier", "Institute", "Today", "Observers")
FACTS = {
    "injured": "{asks: How many people were injured?, kind: count}",
    "killed": "{asks: How many people were killed?, kind: count}",
    "began": "{asks: When did it begin?, kind: date}",
    "area": "{asks: How large an area was closed off?, kind: quantity, unit: km2}",
    "claimed": "{asks: Did anybody claim responsibility?, kind: yes-no}",
}
SEARCHES = ("f", "fl", "flood", "flood quay", "", "gazette", "about", "nowhere", "")

DRAWN = """([selector, change, value]) => new Promise((done) => {
  const at = document.querySelector(selector);
  const started = performance.now();
  if (value !== null) at.value = value;
  if (change === "click") at.click(); else at.dispatchEvent(new Event(change, { bubbles: true }));
  requestAnimationFrame(() => {
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => done(performance.now() - started);
    drawn.port2.postMessage(null);
  });
})"""
"""How long it is, in milliseconds, from a change of an element until the frame that shows it has been laid out."""

SCROLLED = """() => new Promise((done) => {
  const box = document.querySelector("#rows");
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    box.scrollTop += 700;
    if (frames.length < 180) requestAnimationFrame(step);
    else done([Math.max(...frames.slice(2)), frames.filter((one) => one > 34).length]);
  };
  requestAnimationFrame(step);
})"""


def dossier(events: int) -> str:
    """A dossier of so many events as YAML; the same each time."""
    random = Random(7)
    keys = [f"e{number:04}" for number in range(events)]
    says: dict[str, list[str]] = {source: [] for source in SOURCES}
    for number, event in enumerate(keys):
        day = f"{2015 + number % 9}-{1 + number % 12:02}"
        for fact in FACTS:
            for source in random.sample(SOURCES, random.choice((2, 2, 3, 4))):
                figure = random.randint(2, 60)
                value = {
                    "injured": random.choice((f"{figure}", f"at least {figure}", f"about {figure * 10}")),
                    "killed": random.choice((f"{figure}", f"more than {figure}", f"at most {figure}")),
                    "began": f"{day}-{1 + (number + random.randint(0, 2)) % 27:02}",
                    "area": f"about {figure} km2",
                    "claimed": random.choice(("yes", "no")),
                }[fact]
                says[source].append(f'      - {{event: {event}, fact: {fact}, value: "{value}", quote: "{value}"}}')
    titles = (f"{random.choice(KINDS)} at {random.choice(PLACES)} ({number})" for number in range(events))
    lines = ["facts:", *(f"  {key}: {fact}" for key, fact in FACTS.items())]
    lines += ["events:", *(f"  {key}: {{title: {title}}}" for key, title in zip(keys, titles, strict=True)), "sources:"]
    for number, source in enumerate(SOURCES):
        lines += [f"  {source.lower()}:", f"    publisher: The {source}", f"    published: 2024-{1 + number:02}-01"]
        lines += ["    claims:", *says[source]]
    return "\n".join(lines) + "\n"


@contextmanager
def reviewed(claims: Path) -> Iterator[str]:
    """The address of a running review."""
    command = [sys.executable, "-u", "-m", "discrepancies", "review", str(claims), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        yield next(line.split()[-1] for line in running.stdout if "http" in line)
        running.terminate()


def measure(page: Page) -> None:
    """Do what an editor does, and print how long each took until it was to be seen."""

    def took(what: str, selector: str, change: str, value: str | None = None) -> None:
        print(f"{what:32} {page.evaluate(DRAWN, [selector, change, value]):6.1f} ms")

    for text in SEARCHES:
        took(f"search for {text!r}", "#search", "input", text)
    took("open the filters", "#filter-button", "click")
    for facet, value in (("severity", "info"), ("fact", "killed"), ("source", "wire"), ("fact", "injured")):
        took(f"{facet}: {value}", f"[data-facet={facet}] input[value={value}]", "click")
    took("reset the filters", "#facets-reset", "click")
    took("find an event", "[data-facet=event] .find-value", "input", "flood")
    page.keyboard.press("Escape")
    took("sort by the newest", "#sort", "change", "newest")
    took("choose all", "#choose-all", "click")
    took("one answer for all", "#bulk-button", "click")
    page.keyboard.press("Escape")
    longest, slow = page.evaluate(SCROLLED)
    print(f"scroll 180 frames: the longest {longest:.0f} ms, {slow} over 34 ms")


def main() -> None:
    """Make, serve and measure."""
    from playwright.sync_api import sync_playwright

    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("events", type=int)
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        claims = Path(folder) / "claims.yaml"
        claims.write_text(dossier(arguments.parse_args().events), "utf-8")
        browser = driver.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        with reviewed(claims) as address:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.wait_for_selector("body:not([aria-busy]) .card")
            print(page.locator("#shown").inner_text())
            measure(page)
        browser.close()


if __name__ == "__main__":
    main()
