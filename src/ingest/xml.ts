/** What `scanXml` meets. `open` may name the text up to which everything is passed over («</style»). */
export type XmlHandlers = {
  open(name: string, attributes: string, isEmpty: boolean): string | undefined;
  close(name: string): void;
  /** As it stands, entities and all. */
  text(raw: string): void;
};

const TAG = /^(\/?)(?:[\w.-]*:)?([\w.-]*)\s*([\s\S]*?)(\/?)$/;

/**
 * Goes once over the tags of a text, names without their prefixes. Builds no tree, knows no entities of the file's own
 * and calls itself nowhere, so depth and repetition cost nothing.
 */
export function scanXml(xml: string, on: XmlHandlers): void {
  let at = 0;
  const passTo = (mark: string, from: number) => {
    const found = xml.indexOf(mark, from);
    return found < 0 ? xml.length : found + mark.length;
  };
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) break;
    if (start > at) on.text(xml.slice(at, start));
    if (xml.startsWith('<!--', start)) {
      at = passTo('-->', start + 4);
      continue;
    }
    if (xml.startsWith('<![CDATA[', start)) {
      at = passTo(']]>', start + 9);
      on.text(xml.slice(start + 9, at - 3).replaceAll('&', '&amp;'));
      continue;
    }
    let end = xml.indexOf('>', start);
    if (end < 0) return;
    // A «>» may stand inside a quoted attribute.
    if (hasOpenQuote(xml, start, end)) {
      const quote = xml.indexOf('"', end);
      end = quote < 0 ? end : xml.indexOf('>', quote);
      if (end < 0) return;
    }
    at = end + 1;
    const [, closing, name = '', attributes = '', empty] = TAG.exec(xml.slice(start + 1, end)) ?? [];
    if (name === '') continue;
    if (closing === '/') on.close(name);
    else {
      const mark = on.open(name, attributes, empty === '/');
      if (mark === undefined) continue;
      const found = xml.indexOf(mark, at);
      if (found < 0) return;
      at = found;
    }
  }
  if (at < xml.length) on.text(xml.slice(at));
}

function hasOpenQuote(xml: string, start: number, end: number): boolean {
  let isOpen = false;
  for (let i = start; i < end; i += 1) if (xml.charCodeAt(i) === 34) isOpen = !isOpen;
  return isOpen;
}

/** The value of an attribute by its name without the prefix, as it stands; '' for none. */
export function attributeOf(attributes: string, name: string): string {
  for (let from = 0; ;) {
    const at = attributes.indexOf(name, from);
    if (at < 0) return '';
    from = at + name.length;
    const before = attributes.charAt(at - 1);
    if (before !== '' && before !== ':' && !/\s/.test(before)) continue;
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/.exec(attributes.slice(from));
    if (value !== null) return value[1] ?? value[2] ?? value[3] ?? '';
  }
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['minus', '−'],
]);

/** The five entities of XML, a few of HTML's, and characters by number; anything else stays as it is. */
export function unescapeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
    const hex = name.charAt(1).toLowerCase() === 'x';
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** A part of a package for `scanXml`: one character a byte, which is half the memory of text; `textOfBytes` undoes it. */
export function bytesAsText(part: Buffer): string {
  const isWide = part[0] === 0xff && part[1] === 0xfe;
  const isSwapped = part[0] === 0xfe && part[1] === 0xff;
  if (!isWide && !isSwapped) return part.toString('latin1');
  const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-16be').decode(part);
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text behind a piece of `bytesAsText`: UTF-8, entities replaced. A copy, so that the part may go. */
export function textOfBytes(raw: string): string {
  return unescapeXml(Buffer.from(raw, 'latin1').toString('utf8'));
}
