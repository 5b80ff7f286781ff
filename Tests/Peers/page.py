"""What a browser can say about one report page, in every width, colour scheme and with or without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

WIDTHS = (320, 390, 768, 1440)

FACTS = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")

# Deque's rules, as the package ships them: nothing is fetched.
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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


def sights(
    browser: Browser, page_file: Path, screenshots: Path | None = None, widths: Sequence[int] = WIDTHS
) -> Iterator[Sight]:
    """Opens the page offline in every combination."""
    for scheme in ("light", "dark"):
        for scripts in (True, False):
            context = opened(browser, widths[0], scheme, scripts)
            try:
                page = context.new_page()
                sight = Sight(widths[0], scheme, scripts)
                _listen(page, sight)
                page.goto(page_file.as_uri(), wait_until="load")
                for width in widths if scripts else widths[:1]:
                    page.set_viewport_size({"width": width, "height": 800})
                    facts = page.evaluate(FACTS)
                    if screenshots is not None and scripts:
                        screenshots.mkdir(parents=True, exist_ok=True)
                        name = f"{page_file.parent.name}-{page_file.stem}-{width}-{scheme}.png"
                        page.screenshot(path=str(screenshots / name), full_page=True)
                    yield Sight(width, scheme, scripts, facts, sight.console, sight.requests)
            finally:
                context.close()


def opened(browser: Browser, width: int, scheme: str = "light", scripts: bool = True, **more: Any) -> BrowserContext:
    """A browser that has no network. The page's own policy stays in force."""
    return browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        offline=True,
        bypass_csp=False,
        **more,
    )


def _listen(page: Page, sight: Sight) -> None:
    page.on("console", lambda message: sight.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: sight.console.append(f"error: {error}"))
    page.on("request", lambda request: sight.requests.append(request.url))
    page.on("dialog", lambda dialog: _dismiss(dialog, sight))


def _dismiss(dialog: Dialog, sight: Sight) -> None:
    sight.console.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def accessibility(browser: Browser, page_file: Path, scheme: str, width: int) -> list[str]:
    """What axe-core finds wrong, with everything unfolded."""
    context = opened(browser, width, scheme)
    try:
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(element => { element.open = true })")
        page.evaluate(AXE)
        found = page.evaluate(
            "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", AXE_RULES
        )
        return [
            f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
            for violation in found["violations"]
            for node in violation["nodes"][:3]
        ]
    finally:
        context.close()


def tab_stops(browser: Browser, page_file: Path) -> list[dict[str, Any]]:
    """Everything that the tab key comes to, in order: what it is, where it is, whether its focus can be seen."""
    # Without smooth scrolling, so that what takes the focus is in sight at once.
    context = opened(browser, 768, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(page_file.as_uri())
        stops: list[dict[str, Any]] = []
        for _ in range(400):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => {
                  const element = document.activeElement;
                  if (!element || element === document.body) return null;
                  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                  return {
                    name: element.tagName + ' ' + element.textContent.trim().slice(0, 40),
                    top: box.top + scrollY, left: box.left, width: box.width, height: box.height,
                    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
                    shown: box.bottom > 0 && box.top < innerHeight,
                  };
                }"""
            )
            if stop is None:
                break
            stops.append(stop)
        return stops
    finally:
        context.close()


def printed(browser: Browser, page_file: Path, target: Path) -> dict[str, Any]:
    """The page as a PDF, and how the print style shows what is folded on the screen."""
    context = opened(browser, 1024)
    try:
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.emulate_media(media="print")
        hidden = page.evaluate(
            """() => [...document.querySelectorAll('details:not([open]) > :not(summary)')]
              .filter(element => element.getBoundingClientRect().height < 1).length"""
        )
        page.pdf(path=str(target), format="A4")
        return {"hidden": hidden, "head": target.read_bytes()[:5], "size": target.stat().st_size}
    finally:
        context.close()


def stale(browser: Browser, page_file: Path, hours: float) -> dict[str, Any]:
    """The page after the clock has moved on."""
    context = opened(browser, 390)
    try:
        page = context.new_page()
        page.goto(page_file.as_uri())
        made = page.evaluate("document.body.dataset.generated")
        page.close()
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat(made.replace("Z", "+00:00")) + timedelta(hours=hours))
        page.goto(page_file.as_uri())
        return dict(
            page.evaluate(
                """() => {
                  const banner = document.getElementById('stale');
                  return { shown: !banner.hidden && banner.getBoundingClientRect().height > 20,
                    top: banner.getBoundingClientRect().top, says: banner.textContent, title: document.title };
                }"""
            )
        )
    finally:
        context.close()


def harmless(browser: Browser, pages: Sequence[Path]) -> list[str]:
    """What happened while pages full of hostile text were open: nothing may."""
    found: list[str] = []
    context = opened(browser, 320)
    try:
        page = context.new_page()
        sight = Sight(320, "light", True)
        _listen(page, sight)
        for page_file in pages:
            sight.console.clear()
            sight.requests.clear()
            page.goto(page_file.as_uri())
            wide = page.evaluate(
                "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
            )
            strange = page.evaluate(
                """() => [...document.querySelectorAll('*')].filter(element =>
                  /^(IMG|IFRAME|OBJECT|EMBED|FORM|BASE|VIDEO|AUDIO|INPUT|B|ANIMATE|TEMPLATE|MTEXT)$/i.test(element.tagName)
                  || [...element.attributes].some(attribute => /^on/i.test(attribute.name))).length"""
            )
            others = [url for url in sight.requests if url != page_file.as_uri() and not url.startswith("data:")]
            name = f"{page_file.parent.name}/{page_file.name}"
            found += [f"{name}: {line}" for line in sight.console]
            found += [f"{name}: asked for {url}" for url in others]
            if wide > 0:
                found.append(f"{name}: {wide} px too wide")
            if strange:
                found.append(f"{name}: {strange} strange elements")
    finally:
        context.close()
    return found
