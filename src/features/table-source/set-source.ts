import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { parseTableSource } from '../../domain/table-source.ts';
import { insertTriedSource, removeSource, turnOnSource } from '../../storage/table-source.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { askLook, waitOf } from './ask-look.ts';
import { TRY_SOURCE } from './look-task.ts';
import type { TryParams } from './look-task.ts';
import { ownSource } from './own-source.ts';
import { currentRound, hasArrived, roundsOf } from './rounds.ts';
import { toSource } from './source-words.ts';
import { texts } from './texts.ts';

const DIALOG = 'table-source-set';
const LATEST_DAY = 28;

const state = z.object({ w: z.enum(['week', 'month']), d: z.int().min(1).max(LATEST_DAY).optional() });
type State = z.infer<typeof state>;

/** Asks where the table appears; of the monthly one first from which day. */
export const setSourceCommand: Command<Context> = {
  name: 'table-source-set',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(_context, { args }) {
    const parsed = z.object({ w: z.enum(['week', 'month']) }).safeParse(args);
    return ask({ w: parsed.success ? parsed.data.w : 'week' });
  },
};

function ask(asked: State) {
  const question =
    asked.w === 'week' ? texts.ask.week : asked.d === undefined ? texts.ask.day : texts.ask.month;
  return answer(question, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: DIALOG, state: asked },
  });
}

/** Takes the day, then the link or the folder, which is tried at once and set only when the coordinator says so. */
export const setSourceDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'table-source',
  step(context, stored, { text }) {
    const parsed = state.safeParse(stored);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const asked = parsed.data;
    if (asked.w === 'month' && asked.d === undefined) {
      const typed = /^\D{0,12}(\d{1,2})\D{0,20}$/.exec(text.trim())?.[1];
      const day = Number(typed ?? 0);
      return day >= 1 && day <= LATEST_DAY ? ask({ ...asked, d: day }) : askAgain(texts.badDay);
    }
    const found = parseTableSource(text);
    if ('mistake' in found) return askAgain(texts.mistakes[found.mistake]);
    const { db, now, district, actor } = context;
    const sourceId = insertTriedSource(
      db,
      {
        districtId: district.id,
        awaits: asked.w,
        source: found.source,
        fromDay: asked.d,
        setBy: actor.person.id,
      },
      now,
    );
    const params: TryParams = { senderId: actor.person.externalId, sourceId };
    return answer(texts.trying(found.source), { tasks: [{ kind: TRY_SOURCE, params }] });
  },
};

/** The source that was tried is the district's from now on; a table that is due is looked for at once. */
export const keepSourceCommand: Command<Context> = {
  name: 'table-source-keep',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const { db, now, actor } = context;
    const source = ownSource(context, args);
    if (source === undefined) return answer(texts.tryGone, { keyboard: toSource });
    if (source.state === 'on') return answer(texts.keptAlready, { keyboard: toSource });
    turnOnSource(db, source, actor.person.id, now);
    const named = texts.named(source.source);
    noteAct(context, texts.journal.set(source.awaits, named));
    const round = currentRound(context, source);
    const isDue =
      round !== undefined && !hasArrived(context, source, { period: round.period, beganAt: round.beginsAt });
    if (isDue) askLook(context, source, waitOf(context, source, round));
    const rounds = roundsOf(context, source);
    const said = rounds.of === 'week' ? texts.kept(named) : texts.keptMonth(named, rounds.fromDay);
    return answer([said, texts.keptNext, ...(isDue ? [texts.looksNow] : [])].join('\n'), {
      keyboard: toSource,
    });
  },
};

/** Asks once, then looks for nothing any more: tables are sent by hand. */
export const removeSourceCommand: Command<Context> = {
  name: 'table-source-remove',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const source = ownSource(context, args);
    if (source?.state !== 'on') return answer(officeTexts.stale, { keyboard: toSource });
    const named = texts.named(source.source);
    const isSure = z.object({ yes: z.literal(1) }).safeParse(args).success;
    if (!isSure) {
      return answer(texts.confirmByHand(named), {
        keyboard: inline(
          [button(texts.buttons.yesByHand, 'table-source-remove', { s: source.id, yes: 1 }, 'negative')],
          [button(texts.buttons.keepSource, 'table-source')],
        ),
      });
    }
    removeSource(context.db, source.id, context.now);
    noteAct(context, texts.journal.removed(source.awaits, named));
    return answer(texts.byHand, { keyboard: toSource });
  },
};
