"""What a browser can say about one report page, in every width, colour scheme and with or without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

WIDTHS = (320, 360, 768, 1280)

# One pass over the finished page. Contrast follows WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for large text.
FACTS = r"""() => {
  const channel = value => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const parse = text => { const m = text.match(/rgba?\(([^)]+)\)/); if (!m) return null;
    const p = m[1].split(/[ ,\/]+/).filter(Boolean).map(Number); return {r: p[0], g: p[1], b: p[2], a: p.length > 3 ? p[3] : 1}; };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const luminance = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const canvas = dark && /dark/.test(scheme) ? {r: 18, g: 18, b: 18, a: 1} : {r: 255, g: 255, b: 255, a: 1};
  const backdrop = element => { const layers = [];
    for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
      if (c && c.a > 0) { layers.push(c); if (c.a === 1) break; } }
    return layers.reverse().reduce((under, top) => over(top, under), canvas); };
  const visible = element => { const box = element.getBoundingClientRect(); const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility === 'visible' && Number(style.opacity) > 0; };
  const name = element => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + (element.getAttribute('class') ? '.' + element.getAttribute('class') : '');
  const faint = [], small = [], handlers = [], elsewhere = [];
  for (const element of document.querySelectorAll('*')) {
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) handlers.push(name(element) + ' ' + attribute.name);
      if (/^(src|srcset|poster|data)$/i.test(attribute.name) && !/^data:/.test(attribute.value) && element.tagName !== 'TIME'
          && /^(IMG|SCRIPT|IFRAME|VIDEO|AUDIO|SOURCE|OBJECT|EMBED)$/.test(element.tagName)) elsewhere.push(name(element) + ' ' + attribute.value);
      if (element.tagName === 'LINK' && attribute.name === 'href' && !/^data:/.test(attribute.value)) elsewhere.push(name(element) + ' ' + attribute.value);
      if (/^(href|action|formaction)$/i.test(attribute.name) && /^\s*(javascript|data|vbscript):/i.test(attribute.value)
          && element.tagName !== 'LINK') elsewhere.push(name(element) + ' ' + attribute.value.slice(0, 60));
    }
    if (element.closest('svg, script, style, head, template')) continue;
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
    if (own && visible(element)) {
      const style = getComputedStyle(element); const ink = parse(style.color); const paper = backdrop(element);
      if (ink) { const [x, y] = [luminance(over(ink, paper)), luminance(paper)].sort((p, q) => q - p);
        const ratio = (x + 0.05) / (y + 0.05); const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5) - 0.01) faint.push(name(element) + ' ' + ratio.toFixed(2) + ' ' + element.textContent.trim().slice(0, 30)); }
    }
    if (/^(BUTTON|SUMMARY|INPUT|SELECT)$/.test(element.tagName) && visible(element)) {
      const box = element.getBoundingClientRect();
      if (box.width < 24 || box.height < 24) small.push(name(element) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height));
    }
  }
  const root = document.scrollingElement;
  const wide = root.scrollWidth <= root.clientWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 5).map(name);
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  return { title: document.title.trim(), language: document.documentElement.lang, headings: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length, policy: policy ? policy.content : '', scrollWidth: root.scrollWidth,
    clientWidth: root.clientWidth, wide, faint, small, handlers, elsewhere, text: document.body.innerText,
    viewport: document.querySelector('meta[name=viewport]') !== null, nodes: document.querySelectorAll('*').length };
}"""


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
    page.on("dialog", lambda dialog: (sight.console.append(f"dialog: {dialog.message}"), dialog.dismiss()))
