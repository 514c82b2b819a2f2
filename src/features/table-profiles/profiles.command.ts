import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline, inRows } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { ProfileColumn } from '../../domain/table.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import { deleteTableProfile, findTableProfile, listTableProfiles } from '../../storage/table-profile.ts';
import type { StoredProfile } from '../../storage/table-profile.ts';
import { dayInWords } from '../../text/dates.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { shortHash } from '../short-hash.ts';
import { columnTexts } from '../subjects/columns/column-texts.ts';
import { meaningInWords, shownHeading } from '../subjects/columns/column-words.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { pickerTexts } from '../texts.ts';
import { texts } from './texts.ts';

const PROFILES_ON_PAGE = 6;
const COLUMNS_ON_PAGE = 6;

const listArgs = z.object({ p: z.int().min(0).max(1000).optional() });
const cardArgs = z.object({ t: z.int(), p: z.int().min(0).max(1000).optional() });
const removeArgs = z.object({ t: z.int(), yes: z.literal(1).optional() });

/** «Разметка таблиц» */
export const profilesCommand: Command<Context> = {
  name: 'table-profiles',
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context, { args }) => profileList(context, undefined, listArgs.safeParse(args).data?.p),
};

export function profileList(context: Context, remark?: string, page = 0): Answer {
  const profiles = listTableProfiles(context.db, context.district.id);
  const { shown, at, turns } = pageOf(profiles, page, PROFILES_ON_PAGE, 'table-profiles', {});
  const lines = shown.map((profile, index) =>
    profileLine(context, profile, at * PROFILES_ON_PAGE + index + 1),
  );
  const said = profiles.length === 0 ? [texts.none] : [texts.list(profiles.length), ...lines];
  return answer([...(remark === undefined ? [] : [remark]), ...said].join('\n'), {
    keyboard: inline(
      ...inRows(
        shown.map(({ id, title }, index) =>
          button(texts.buttons.column(at * PROFILES_ON_PAGE + index + 1, title), 'table-profile', { t: id }),
        ),
      ),
      [...turns, button(texts.buttons.ownMetrics, 'own-metrics')],
    ),
  });
}

function profileLine(context: Context, profile: StoredProfile, n: number): string {
  const answered = profile.columns.filter(({ meaning }) => meaning !== undefined).length;
  const thisYear = yearOf(todayOf(context));
  const [since, used] = [profile.createdAt, profile.usedAt].map((at) =>
    dayInWords(localDayOf(at, zoneOf(context.settings)), { thisYear }),
  );
  return texts.line(n, profile.title, profile.columns.length, answered, texts.when(since ?? '', used ?? ''));
}

/** The columns of one shape and what they mean. */
export const profileCommand: Command<Context> = {
  name: 'table-profile',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const pressed = cardArgs.safeParse(args).data;
    const profile = pressed && findTableProfile(context.db, context.district.id, pressed.t);
    return profile === undefined
      ? profileList(context, texts.gone)
      : profileCard(context, profile, { page: pressed?.p });
  },
};

export function profileCard(
  context: Context,
  profile: StoredProfile,
  { remark, page = 0 }: { remark?: string; page?: number | undefined } = {},
): Answer {
  const { id, columns, title } = profile;
  const { shown, at, turns } = pageOf(columns, page, COLUMNS_ON_PAGE, 'table-profile', { t: id });
  const from = at * COLUMNS_ON_PAGE;
  const lines = shown.map((column, index) =>
    texts.column(from + index + 1, shownHeading(column.heading, 80), wordsOf(context, column, columns)),
  );
  const isPaged = columns.length > COLUMNS_ON_PAGE;
  return answer(
    [
      ...(remark === undefined ? [] : [remark]),
      texts.card(title),
      ...lines,
      ...(isPaged ? [texts.moreColumns(from + 1, from + shown.length, columns.length)] : []),
      ...(context.actor.audience === 'coordinator' && shown.length > 0 ? [texts.changeHint] : []),
    ].join('\n'),
    {
      keyboard: inline(
        ...inRows(
          shown.map(({ key, heading }, index) =>
            button(
              texts.buttons.column(from + index + 1, shownHeading(heading, 34)),
              'table-profile-column',
              {
                t: id,
                k: shortHash(key),
              },
            ),
          ),
        ),
        ...(turns.length > 0 ? [turns] : []),
        [
          button(texts.buttons.remove, 'table-profile-remove', { t: id }),
          button(texts.buttons.back, 'table-profiles'),
        ],
      ),
    },
  );
}

export function wordsOf(
  { reference }: Pick<Context, 'reference'>,
  { meaning }: ProfileColumn,
  columns: readonly ProfileColumn[],
): string {
  return meaning === undefined ? columnTexts.byHeading : meaningInWords(reference, meaning, columns);
}

/** Forgets a shape: the next table of it is a new one. */
export const removeProfileCommand: Command<Context> = {
  name: 'table-profile-remove',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = removeArgs.safeParse(args).data;
    const profile = pressed && findTableProfile(context.db, context.district.id, pressed.t);
    if (profile === undefined) return profileList(context, texts.gone);
    const { id, title, columns } = profile;
    if (pressed?.yes !== 1) {
      return answer(texts.askRemove(title, columns.length), {
        keyboard: inline([
          button(texts.buttons.removeSure, 'table-profile-remove', { t: id, yes: 1 }, 'negative'),
          button(texts.buttons.toCard, 'table-profile', { t: id }),
        ]),
      });
    }
    deleteTableProfile(context.db, context.district.id, id);
    noteAct(context, texts.acts.removed(title));
    return profileList(context, texts.removed(title));
  },
};

/** The part of a list that is on a page, and the buttons that turn it. */
export function pageOf<One>(
  list: readonly One[],
  page: number,
  size: number,
  command: string,
  args: Record<string, unknown>,
): { shown: readonly One[]; at: number; turns: Button[] } {
  const last = Math.max(0, Math.ceil(list.length / size) - 1);
  const at = Math.min(page, last);
  const shown = list.slice(at * size, (at + 1) * size);
  const rest = list.length - at * size - shown.length;
  return {
    shown,
    at,
    turns: [
      ...(at > 0 ? [button(pickerTexts.back, command, { ...args, p: at - 1 })] : []),
      ...(rest > 0 ? [button(pickerTexts.more(rest), command, { ...args, p: at + 1 })] : []),
    ],
  };
}
