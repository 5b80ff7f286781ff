// Looks once over a finished page and returns what page.py judges.
// Contrast is that of WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for large text.
() => {
  const linear = value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = colour => 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
  const parsed = text => {
    const found = text.match(/rgba?\(([^)]+)\)/);
    if (!found) return null;
    const [r, g, b, a = 1] = found[1].split(/[ ,\/]+/).filter(Boolean).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
    && /dark/.test(getComputedStyle(document.documentElement).colorScheme);
  const canvas = dark ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
  const backdrop = element => {
    const layers = [];
    for (let current = element; current; current = current.parentElement) {
      const colour = parsed(getComputedStyle(current).backgroundColor);
      if (!colour || colour.a === 0) continue;
      layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), canvas);
  };
  const visible = element => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility === 'visible' && Number(style.opacity) > 0;
  };
  const named = element => element.tagName.toLowerCase()
    + (element.id ? '#' + element.id : '')
    + (element.getAttribute('class') ? '.' + element.getAttribute('class') : '');

  const faint = [];
  const small = [];
  const handlers = [];
  const elsewhere = [];
  const loading = /^(IMG|SCRIPT|IFRAME|VIDEO|AUDIO|SOURCE|OBJECT|EMBED|TRACK|INPUT)$/;
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const ours = /^\s*(data:|#|$)/i.test(value);
      const loads = loading.test(element.tagName) && /^(src|srcset|poster|data)$/i.test(name)
        || element.tagName === 'LINK' && name === 'href';
      const runs = element.tagName !== 'LINK' && /^(href|action|formaction)$/i.test(name)
        && /^\s*(javascript|data|vbscript):/i.test(value);
      if (/^on/i.test(name)) handlers.push(named(element) + ' ' + name);
      if (loads && !ours || runs) elsewhere.push(named(element) + ' ' + value.slice(0, 60));
    }
    if (element.closest('svg, script, style, head, template')) continue;
    const speaks = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
    const style = getComputedStyle(element);
    const ink = parsed(style.color);
    if (speaks && ink && visible(element)) {
      const paper = backdrop(element);
      const [bright, dim] = [luminance(over(ink, paper)), luminance(paper)].sort((a, b) => b - a);
      const ratio = (bright + 0.05) / (dim + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
      if (ratio < (large ? 2.99 : 4.49)) {
        faint.push(`${named(element)} ${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 30)}`);
      }
    }
    if (/^(BUTTON|SUMMARY|INPUT|SELECT)$/.test(element.tagName) && visible(element)) {
      const box = element.getBoundingClientRect();
      if (box.width < 24 || box.height < 24) {
        small.push(`${named(element)} ${Math.round(box.width)}x${Math.round(box.height)}`);
      }
    }
  }
  const root = document.scrollingElement;
  const wide = [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > root.clientWidth + 1);
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  return {
    title: document.title.trim(),
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length,
    policy: policy ? policy.content : '',
    viewport: document.querySelector('meta[name=viewport]') !== null,
    scrollWidth: root.scrollWidth,
    clientWidth: root.clientWidth,
    wide: wide.slice(0, 5).map(named),
    text: document.body.innerText,
    faint,
    small,
    handlers,
    elsewhere,
  };
}
