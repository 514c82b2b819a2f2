/** Where the table of a district is looked for; a district without one is sent its tables by hand. */
export type TableSource =
  /** A public link of cloud.mail.ru, to a file or to a folder. */
  | { kind: 'cloud-mail-ru'; link: string }
  /** Any other address of one file. */
  | { kind: 'https'; url: string }
  /** A folder on the machine of the bot. */
  | { kind: 'folder'; path: string };

export type SourceKind = TableSource['kind'];

/** What a source is awaited to bring: the table of a week, or the monthly shares. */
export type Awaits = 'week' | 'month';

/** `http`: not encrypted; `not-public`: an address of the cloud that is nobody's public link. */
export type SourceMistake = 'http' | 'not-public' | 'not-understood';

const LONGEST = 1_000;
const CLOUD = 'cloud.mail.ru';

/** A source as somebody typed or pasted it. */
export function parseTableSource(text: string): { source: TableSource } | { mistake: SourceMistake } {
  const typed = linkIn(text.trim()).replace(/^[<«"']+|[>»"',;]+$/g, '');
  if (typed.length > LONGEST || /[\p{Cc}\s]{2}|\p{Cc}/u.test(typed)) return { mistake: 'not-understood' };
  if (/^\/[^/]|^[a-z]:[\\/]/i.test(typed)) return { source: { kind: 'folder', path: typed } };
  if (/^http:\/\//i.test(typed) && !/^http:\/\/cloud\.mail\.ru\//i.test(typed)) return { mistake: 'http' };
  if (/^[\\/]/.test(typed)) return { mistake: 'not-understood' };
  const address = /^https?:\/\//i.test(typed) ? typed.replace(/^http:/i, 'https:') : `https://${typed}`;
  if (!URL.canParse(address)) return { mistake: 'not-understood' };
  const url = new URL(address);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  if (!isPlain || !/^(?=.{4,253}$)[^\s.]+(?:\.[^\s.]+)+$/.test(url.hostname))
    return { mistake: 'not-understood' };
  if (url.hostname === CLOUD || url.hostname === `www.${CLOUD}`) {
    const link = cloudLink(url);
    return link === undefined ? { mistake: 'not-public' } : { source: { kind: 'cloud-mail-ru', link } };
  }
  // A word with a dot in it («отчёт.xlsx») is no address of a file.
  if (!/^https?:\/\//i.test(typed) && url.pathname === '/') return { mistake: 'not-understood' };
  url.hash = '';
  return { source: { kind: 'https', url: url.href } };
}

/** The one link among words («Вот ссылка: https://…»); a text that begins with one is a link as a whole. */
function linkIn(text: string): string {
  if (/^(?:\W?https?:\/\/|\/|[a-z]:\\)/i.test(text)) return text;
  const [link, ...others] = text.slice(0, LONGEST * 2).match(/https?:\/\/\S+/gi) ?? [];
  return link === undefined || others.length > 0 ? text : link;
}

/** `https://cloud.mail.ru/public/GPXK/fMnpzcuWR/…` without what is not its address. */
function cloudLink({ pathname }: URL): string | undefined {
  return /^\/public\/[\w-]+\/[\w-]+(?:\/|$)/.test(pathname)
    ? `https://${CLOUD}${pathname.replace(/\/+$/, '')}`
    : undefined;
}

/** What the database keeps of a source besides its kind. */
export function addressOf(source: TableSource): string {
  switch (source.kind) {
    case 'cloud-mail-ru':
      return source.link;
    case 'https':
      return source.url;
    case 'folder':
      return source.path;
  }
}

export function sourceOf(kind: SourceKind, address: string): TableSource {
  switch (kind) {
    case 'cloud-mail-ru':
      return { kind, link: address };
    case 'https':
      return { kind, url: address };
    case 'folder':
      return { kind, path: address };
  }
}

/** Why a look at a source gave nothing; every one may pass by itself, so that it is tried again. */
export const SOURCE_TROUBLES = [
  /** The link leads nowhere: moved, closed or deleted. */
  'gone',
  /** A page came where data were due: mostly the check that nobody is a robot. */
  'captcha',
  /** The service answers otherwise than it used to. */
  'changed-answer',
  /** 5xx, 429, no answer in time, no connection. */
  'unavailable',
  /** The file is larger than is read. */
  'too-large',
  /** The address, or where it sends on to, is not one that may be asked. */
  'foreign',
  /** The folder is not below one that TABLE_FOLDERS names. */
  'folder-not-allowed',
  /** No such folder, or no right to read it. */
  'no-folder',
  /** Our own fault. */
  'broken',
] as const;
export type SourceTrouble = (typeof SOURCE_TROUBLES)[number];
