const SVG = 'http://www.w3.org/2000/svg';

/**
 * Builds an element. `props`: `class`, `on…` listeners, `dataset`, boolean and string attributes. Strings among the
 * children become text nodes, so nothing that somebody wrote is ever read as markup.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== undefined && child !== null && child !== false) element.append(child);
  }
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, props = {}) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, ...props },
    icon(name),
  );
}

export const byId = (id) => document.getElementById(id);

/** A line for a moment: errors, snackbars, what has been done. */
export function toast(text, kind = 'plain') {
  const line = h('div', { class: `toast ${kind}` }, text);
  byId('toasts').append(line);
  setTimeout(() => line.remove(), 5000);
}

/** A button that opens a menu: Escape and a click elsewhere close it. */
export function bindMenu(button, menu) {
  const set = (open) => {
    menu.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => set(menu.hidden));
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) set(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hidden) return;
    set(false);
    button.focus();
  });
  return { close: () => set(false) };
}

const HUES = 7;

/** Initials on one of a few colours, always the same for the same id. */
export function avatar(name, id) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return h('span', { class: `avatar hue-${Math.abs(id) % HUES}`, 'aria-hidden': 'true' }, initials);
}
