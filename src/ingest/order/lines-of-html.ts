import { CELL_BREAK } from '../../domain/order-text/paragraphs.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** What mammoth makes of a document, as lines: it is our own HTML of a few tags, no page of a stranger. */
export function linesOfHtml(html: string): string {
  const lines: string[] = [];
  const lists: { isOrdered: boolean; n: number }[] = [];
  /** A list that goes on after a paragraph goes on counting. */
  let counted = 0;
  let text = '';
  let mark = '';
  let row: string[] | undefined;
  const flush = () => {
    const said = text.replace(/[ \t]+/g, ' ').trim();
    if (said !== '' && row === undefined) lines.push(/^\d+[.)]/.test(said) ? said : mark + said, '');
    if (row === undefined) text = '';
    if (said !== '') mark = '';
  };
  for (const [, closing, tag, words] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|([^<]+)/g)) {
    if (words !== undefined) {
      text += words.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
      continue;
    }
    const opens = closing === '';
    switch (tag) {
      case 'br':
        text += row === undefined ? '\n' : ' ';
        break;
      case 'ol':
      case 'ul':
        flush();
        if (opens)
          lists.push({ isOrdered: tag === 'ol', n: lists.length === 0 && tag === 'ol' ? counted : 0 });
        else {
          const ended = lists.pop();
          if (lists.length === 0 && ended?.isOrdered === true) counted = ended.n;
        }
        break;
      case 'li': {
        flush();
        const last = lists.at(-1);
        if (!opens || last === undefined) break;
        last.n += 1;
        const numbers = lists.filter(({ isOrdered }) => isOrdered).map(({ n }) => n);
        mark = last.isOrdered ? `${numbers.join('.')}. ` : '- ';
        break;
      }
      case 'tr':
        if (opens) {
          flush();
          row = [];
        } else if (row !== undefined) {
          if (row.some((cell) => cell !== '')) lines.push(row.join(' | '));
          row = undefined;
          text = '';
        }
        break;
      case 'td':
      case 'th':
        if (!opens && row !== undefined) row.push(cellOf(text));
        text = '';
        break;
      case 'p':
        if (row === undefined) flush();
        else text += CELL_BREAK;
        break;
      default:
        if (/^h\d$/.test(tag ?? '')) flush();
    }
  }
  flush();
  return lines.join('\n');
}

/** Paragraphs of a cell stay apart: the head of a letter is a table too. */
function cellOf(text: string): string {
  return text
    .split(CELL_BREAK)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(CELL_BREAK);
}
