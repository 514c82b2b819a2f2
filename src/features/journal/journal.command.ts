import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { countJournal, listJournal } from '../../storage/journal.ts';
import type { JournalAuthors, JournalEntry } from '../../storage/journal.ts';
import { entryAuthorOf, pageNumberOf } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { momentOf } from '../moment.ts';
import { texts } from './texts.ts';

const FILTERS = ['own', 'others', 'bot'] as const;
const MOST_PAGE = 100_000;
const args = z.object({
  p: z.int().min(0).max(MOST_PAGE).optional(),
  w: z.enum(FILTERS).optional(),
});
const PAGE = 5;
/** Words of an entry; of what was before and after it fewer. The whole stands in the file. */
const MOST_LETTERS = 90;
const MOST_CHANGED = 60;

/** «Журнал»: who did what, the newest first. */
export const journalCommand: Command<Context> = {
  name: 'journal',
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { db, district, actor } = context;
    const { p: asked = 0, w } = args.safeParse(input.args).data ?? {};
    const authors = authorsOf(w, actor.person.id);
    const all = countJournal(db, district.id, authors);
    const page = Math.min(asked, Math.max(0, Math.ceil(all / PAGE) - 1));
    const entries = listJournal(db, district.id, { limit: PAGE, skip: page * PAGE, authors });
    const turn = (to: number) => ({ ...(w !== undefined && { w }), p: to });
    const keyboard = inline(
      [
        ...(page > 0 ? [button(texts.newer, 'journal', turn(page - 1))] : []),
        ...(all > (page + 1) * PAGE ? [button(texts.older, 'journal', turn(page + 1))] : []),
      ],
      [
        ...(w === undefined ? [] : [button(texts.all, 'journal', {})]),
        ...FILTERS.filter((one) => one !== w).map((one) => button(texts[one], 'journal', { w: one })),
      ],
      [button(texts.file, 'journal-file')],
    );
    if (entries.length === 0) return answer(w === undefined ? texts.empty : texts.emptyOf, { keyboard });
    const lines = [
      texts.head(all, { from: page * PAGE + 1, to: page * PAGE + entries.length }, w),
      ...entries.flatMap((entry) => linesOf(context, entry)),
    ];
    return answer(lines.join('\n'), { keyboard });
  },
};

function authorsOf(
  w: (typeof FILTERS)[number] | undefined,
  personId: Context['actor']['person']['id'],
): JournalAuthors | undefined {
  if (w === undefined) return undefined;
  return w === 'bot' ? { of: 'bot' } : { of: w, personId };
}

function linesOf(context: Context, entry: JournalEntry): string[] {
  const { at, personId, act, before, after } = entry;
  const author = entryAuthorOf(context, entry);
  const page = pageNumberOf(context, personId);
  const said = page === undefined ? author : texts.mention(page, author);
  const change = texts.change(short(before, MOST_CHANGED), short(after, MOST_CHANGED));
  return [
    texts.entry(momentOf(context, at), said, short(act, MOST_LETTERS) ?? ''),
    ...(change === undefined ? [] : [change]),
  ];
}

function short(words: string | undefined, most: number): string | undefined {
  if (words === undefined) return undefined;
  const letters = Array.from(words.replace(/\s*\n\s*/g, ' / '));
  if (letters.length <= most) return texts.unbroken(letters.join(''));
  return texts.unbroken(
    `${letters
      .slice(0, most - 1)
      .join('')
      .trimEnd()}…`,
  );
}
