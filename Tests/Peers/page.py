"""What a browser can say about one report page, in every width, colour scheme and with or without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

WIDTHS = (320, 360, 768, 1280)

FACTS = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")


@dataclass
class Sight:
    """One look at the page: how it was opened and what was seen."""

    width: int
    scheme: str
    scripts: bool
    facts: dict[str, Any] = field(default_factory=dict)
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}, scripts {'on' if self.scripts else 'off'}"


def sights(browser: Browser, page_file: Path, screenshots: Path | None = None) -> Iterator[Sight]:
    """Opens the page offline in every combination."""
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            for scripts in (True, False):
                yield _look(browser, page_file, Sight(width, scheme, scripts), screenshots)


def _look(browser: Browser, page_file: Path, sight: Sight, screenshots: Path | None) -> Sight:
    context = browser.new_context(
        viewport={"width": sight.width, "height": 800},
        color_scheme="dark" if sight.scheme == "dark" else "light",
        java_script_enabled=sight.scripts,
        offline=True,
        # The policy of the page is under test for what the page does, not for the questions asked here.
        bypass_csp=False,
    )
    try:
        page = context.new_page()
        _listen(page, sight)
        page.goto(page_file.as_uri(), wait_until="load")
        sight.facts = page.evaluate(FACTS)
        if screenshots is not None and sight.scripts:
            screenshots.mkdir(parents=True, exist_ok=True)
            name = f"{page_file.stem}-{sight.width}-{sight.scheme}.png"
            page.screenshot(path=str(screenshots / name), full_page=True)
    finally:
        context.close()
    return sight


def _listen(page: Page, sight: Sight) -> None:
    page.on("console", lambda message: sight.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: sight.console.append(f"error: {error}"))
    page.on("request", lambda request: sight.requests.append(request.url))
    page.on("dialog", lambda dialog: _dismiss(dialog, sight))


def _dismiss(dialog: Dialog, sight: Sight) -> None:
    sight.console.append(f"dialog: {dialog.message}")
    dialog.dismiss()
