import type { KnownAnswer, KnownLink } from '../../../domain/known-answer.ts';
import { loadDistrictLinks } from '../../../storage/district-link.ts';
import type { DistrictLink } from '../../../storage/district-link.ts';
import type { DistrictContext } from '../../context.ts';

/** A link with the address in force: the district's own, otherwise the one of data/links.json. */
export type LinkInForce = { link: KnownLink; value: string | undefined; own: DistrictLink | undefined };

export function listLinks(context: Pick<DistrictContext, 'db' | 'district' | 'reference'>): LinkInForce[] {
  const own = loadDistrictLinks(context.db, context.district.id);
  return context.reference.links.map((link) => {
    const changed = own.get(link.id);
    return { link, value: changed?.value ?? link.default?.value, own: changed };
  });
}

/** `{link:support}` by its address; a line with one that nobody gave says that instead. */
export function withLinks(line: string, links: readonly LinkInForce[]): string {
  const named = links.filter(({ link }) => line.includes(placeholderOf(link)));
  const absent = named.find(({ value }) => value === undefined);
  if (absent !== undefined) return absent.link.absent;
  return named.reduce(
    (text, { link, value = '' }) => text.replaceAll(placeholderOf(link), () => value),
    line,
  );
}

/** Whether an answer names the link. */
export function namesLink({ answer, more = [] }: KnownAnswer, link: KnownLink): boolean {
  return [...answer, ...more].some((line) => line.includes(placeholderOf(link)));
}

function placeholderOf({ id }: KnownLink): string {
  return `{link:${id}}`;
}
