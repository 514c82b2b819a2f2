import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { addDays } from '../../domain/calendar-day.ts';
import { findMetric } from '../../domain/reference.ts';
import { listBatches } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import { listDuties } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { resolveAudience } from '../subjects/batches/audience.ts';
import { audienceInWords } from '../subjects/batches/audience-words.ts';
import type { Context } from '../context.ts';
import { dutyName } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { debtorsOf } from '../subjects/duties/duty-state.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { listShares, metricRows } from './choose-metric.ts';
import { edit, nextStep } from './preview.ts';
import { texts } from './texts.ts';

const MOST_BUTTONS = 8;
const THRESHOLDS = [25, 50, 75];
/** A duty whose day is longer past is nobody's business of today. */
const SHOWN_AFTER_DAYS = 60;
/** So many of the last broadcasts are looked through for those that were not acknowledged. */
const LOOKED_BACK = 20;

/** Conditions as buttons, each adds to what is there; words do too. */
export function askWhom(context: Context, draft: BroadcastDraft, remark?: string): Answer {
  const kinds = new Set(namedSchools(context).map(({ organisationKind }) => organisationKind));
  const isMixed = kinds.size > 1 && kinds.has('kindergarten');
  const { audience } = draft;
  const kind = audience.kind === 'kindergarten' ? 'school' : 'kindergarten';
  const rows: Button[][] = [
    [edit(texts.all, 'all'), edit(texts.schools, 'schools'), edit(texts.except, 'except')],
    [edit(texts.below, 'below'), edit(texts.inactive, 'inactive')],
    [edit(texts.debtors, 'debtors'), edit(texts.unread, 'unread'), edit(texts.notInBot, 'absent')],
    [
      ...(isMixed ? [button(texts.kinds[kind], 'broadcast-pick', { k: kind })] : []),
      edit(audience.more === 1 ? texts.directorsOnly : texts.withResponsible, 'role'),
    ],
  ];
  const text = texts.askWhom(audienceInWords(context, audience));
  return answer(remark === undefined ? text : `${remark}\n${text}`, {
    keyboard: inline(...rows),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'words' } },
  });
}

export function askBelow(context: Context, draft: BroadcastDraft): Answer {
  return answer(texts.askBelow, {
    keyboard: inline(...metricRows(listShares(context), ({ code }) => ({ l: code })), [wayBack(draft)]),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'words' } },
  });
}

export function askNumber(context: Context, draft: BroadcastDraft, code: string, remark?: string): Answer {
  const metric = findMetric(context.reference, code);
  if (metric === undefined) return askBelow(context, draft);
  return answer(remark ?? texts.askNumber(metric.title), {
    keyboard: inline(
      THRESHOLDS.map((v) => button(texts.percentButton(v), 'broadcast-pick', { l: code, v })),
      [wayBack(draft)],
    ),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'number', belowOf: code } },
  });
}

/** Without a text there is no preview yet, and nothing to go back to. */
function wayBack({ text }: BroadcastDraft): Button {
  return text === undefined ? button(officeTexts.cancel, 'cancel') : edit(texts.back, 'preview');
}

/** Duties that somebody still owes, the soonest first. */
export function owedDuties(context: Context): StoredDuty[] {
  const from = addDays(todayOf(context), -SHOWN_AFTER_DAYS);
  return listDuties(context.db, context.district.id, from).filter(
    (duty) => debtorsOf(context, duty).length > 0,
  );
}

export function askDuty(context: Context, draft: BroadcastDraft): Answer {
  const duties = owedDuties(context).slice(0, MOST_BUTTONS);
  if (duties.length === 0) return nextStep(context, draft, { remark: texts.noDebtors });
  const [only, ...others] = duties;
  if (only !== undefined && others.length === 0) return withDebtors(context, draft, only.id);
  const today = todayOf(context);
  return choice(texts.askDuty, draft, duties, (duty) => ({
    label: dutyName(duty, today),
    args: { d: duty.id },
  }));
}

export function withDebtors(context: Context, draft: BroadcastDraft, duty: number): Answer {
  return nextStep(context, { ...draft, audience: { ...draft.audience, debtors: duty } });
}

/** Broadcasts with «Ознакомлен(а)» that somebody has not acknowledged, newest first. */
export function unreadBatches(context: Context): Batch[] {
  const asked = listBatches(context.db, context.district.id, {
    limit: LOOKED_BACK,
    kind: 'broadcast',
    asksAck: true,
  });
  return asked.filter(({ id }) => resolveAudience(context, { unread: id, more: 1 }).people.length > 0);
}

export function askUnread(context: Context, draft: BroadcastDraft): Answer {
  const batches = unreadBatches(context).slice(0, MOST_BUTTONS);
  if (batches.length === 0) return nextStep(context, draft, { remark: texts.noUnread });
  const [only, ...others] = batches;
  if (only !== undefined && others.length === 0) return withUnread(context, draft, only.id);
  return choice(texts.askUnread, draft, batches, ({ id, title }) => ({ label: title, args: { b: id } }));
}

/** Whoever got it may be an ответственный too. */
export function withUnread(context: Context, draft: BroadcastDraft, batch: number): Answer {
  return nextStep(context, { ...draft, audience: { ...draft.audience, unread: batch, more: 1 } });
}

function choice<T>(
  text: string,
  draft: BroadcastDraft,
  items: readonly T[],
  buttonOf: (item: T) => { label: string; args: Record<string, unknown> },
): Answer {
  const lines = items.map((item, index) => `${index + 1}. ${buttonOf(item).label}`);
  const buttons = items.map((item, index) =>
    button(String(index + 1), 'broadcast-pick', buttonOf(item).args),
  );
  return answer([text, ...lines].join('\n'), {
    keyboard: inline(...inFives(buttons), [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: BROADCAST_DIALOG, state: draft },
  });
}

function inFives(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 5 === 0 ? [buttons.slice(index, index + 5)] : []));
}
