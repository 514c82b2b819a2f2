import { infinitiveOf, infinitivesOf } from './infinitives.ts';
import {
  ADVERB_ALONE,
  ASIDE,
  E_MAIL,
  LEADING,
  LINK_ASIDE,
  LONG_NAMES,
  MARK,
  NAMES,
  OWED,
  PLEASE,
  PREPOSITION,
  REMINDING,
  TO_MAIL,
  WE_DO,
  WITHOUT_YO,
} from './lexicon.ts';
import { plainOf } from './plain.ts';

const MOST_LETTERS = 120;

type Span = { from: number; to: number };

/**
 * What is to be done, as one short sentence in the words of the order: the verb first, without terms, addressee, mailbox,
 * asides and names. `verb`: for words that share the verb of the ones before them, whose title is `former`. Undefined where nothing is left.
 */
export function titleOf(
  words: string,
  {
    terms,
    prefix = 0,
    verb,
    former,
  }: { terms: readonly Span[]; prefix?: number; verb?: string; former?: string },
): string | undefined {
  const [first] = infinitivesOf(words).filter(({ from }) => from >= prefix || prefix === 0);
  if (first === undefined) {
    const rest = tidy(without(words, terms));
    // «до 30 октября и до 30 ноября»: the same once more.
    if (rest === '') return former;
    return shortened(withObject(rest, former) ?? (verb === undefined ? rest : `${verb} ${rest}`));
  }
  const shift = (from: number, to: number) =>
    terms
      .filter((term) => term.from < to && term.to > from)
      .map((term) => ({ from: Math.max(term.from - from, 0), to: Math.min(term.to - from, to - from) }));
  const said = infinitiveOf(words.slice(first.from, first.to));
  // «Отчёт направить» → «направить отчёт»
  const before = ownObject(tidy(without(words.slice(prefix, first.from), shift(prefix, first.from))));
  const following = tidy(without(words.slice(first.to), shift(first.to, words.length)));
  // «разработать и утвердить план»
  const after =
    /^\s*и\s/u.test(words.slice(first.to)) && infinitivesOf(following)[0]?.from === 0
      ? `и ${following}`
      : following;
  if (/^(?:их|е[её]|его)?$/u.test(after)) {
    const owed = OWED.exec(words.slice(0, first.from))?.[1];
    if (owed !== undefined) return shortened(`${said} ${tidy(owed)}`);
  }
  const rest = [ADVERB_ALONE.test(plainOf(before)) ? '' : before, after]
    .filter((part) => part !== '')
    .join(' ');
  return rest === '' ? undefined : shortened(`${said} ${rest}`);
}

/** «Напоминаю: списки …», «Кто не сдал, …»: what leads to the thing is no part of it. */
function ownObject(before: string): string {
  return LEADING.test(plainOf(before)) || REMINDING.test(before)
    ? ''
    : before.replace(/^[^:]*:\s*/u, '').replace(WE_DO, '');
}

/** «до 80 %» after «… долю учителей до 60 %» is about the same. */
function withObject(rest: string, former: string | undefined): string | undefined {
  const preposition = PREPOSITION.exec(plainOf(rest))?.[0];
  const at = preposition === undefined ? undefined : former?.lastIndexOf(` ${preposition}`);
  return at === undefined || at < 0 ? undefined : `${former?.slice(0, at) ?? ''} ${rest}`;
}

function without(words: string, spans: readonly Span[]): string {
  let left = words;
  for (const { from, to } of spans.toSorted((a, b) => b.from - a.from)) {
    left = `${left.slice(0, from)} ${left.slice(to)}`;
  }
  return left;
}

/** Without asides, mailbox, mark and names; one line. */
function tidy(words: string): string {
  let left = words.replace(ASIDE, '').replace(LINK_ASIDE, '').replace(MARK, '').replace(PLEASE, '');
  const mail = E_MAIL.exec(left);
  if (mail !== null) {
    const before = left
      .slice(0, mail.index)
      .replace(TO_MAIL, '')
      .replace(/,\s*(?:почта|адрес)\s*[:–—-]?\s*$/iu, '')
      .replace(/\s(?:на|по)\s*$/u, '');
    left = `${before} ${left.slice(mail.index + mail[0].length)}`;
  }
  for (const name of LONG_NAMES) left = left.replace(name, '');
  for (const [printed, written] of WITHOUT_YO) left = left.replace(printed, written);
  for (const name of NAMES) left = left.replace(name, '');
  return lowerFirst(
    left
      .replace(/\s+/g, ' ')
      .replace(/\s+([,;:)]|\.(?!\p{L}))/gu, '$1')
      .replace(/,\s*(?:иначе|в\s+противном\s+случае)\s.*$/iu, '')
      .replace(/\((?:\s*срок)?[\s:–—-]*\)|\(\s*(?=\s|$)/giu, '')
      .replace(/^[^(]*\)[\s.,;]*$/u, (rest) => rest.replace(')', ''))
      .replace(/\s+/g, ' ')
      .replace(/,\s*но\s*(?=,|$)/giu, '')
      .replace(/([,;]\s*)+(?=[,;])/g, '')
      .replace(/(\d)\s?%/g, '$1\u00a0%')
      .replace(/(?:[\s,;:.!–—-]|\s(?:и|но|либо|или|а также|в срок|срок))+$/iu, '')
      .replace(/(\d{4})\s?г$/u, '$1')
      .replace(/^(?:[\s,;:.–—-]|(?:и|а также|а|вам|вас|от вас|нам|надо|нужно|необходимо)(?=\s|$))+/iu, '')
      .replace(/\s[–—-]\s*(?=,|$)/g, ''),
  );
}

function shortened(title: string): string {
  if (title.length <= MOST_LETTERS) return title;
  const head = title.slice(0, MOST_LETTERS);
  const most = isQuoteOpen(head) ? head.lastIndexOf('«') : MOST_LETTERS;
  const part = [', ', ' и ', ' '].map((mark) => head.slice(0, most).lastIndexOf(mark));
  const cut = part.find((at) => at > MOST_LETTERS / 2) ?? head.lastIndexOf(' ');
  return `${head.slice(0, cut).replace(/(?:[\s,;:–—-]|\s(?:и|с|в|на|по|для|за|о|об|от|к))+$/iu, '')}…`;
}

function isQuoteOpen(text: string): boolean {
  return text.lastIndexOf('«') > text.lastIndexOf('»');
}

/** «МКУ», «Сферум» keep their capital. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
