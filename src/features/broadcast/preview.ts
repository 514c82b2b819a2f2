import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button, Reply } from '../../bot/outgoing.ts';
import { listSchoolPeople } from '../../storage/person.ts';
import { audienceInWords, isToAll } from '../subjects/batches/audience-words.ts';
import type { Recipient } from '../subjects/batches/audience.ts';
import {
  broadcastReply,
  isSameForAll,
  needsMetric,
  unknownVariablesOf,
} from '../subjects/batches/batch-text.ts';
import { batchTexts } from '../subjects/batches/batch-texts.ts';
import type { Lack } from '../subjects/batches/batch-texts.ts';
import { WEEKLY_BUDGET } from '../subjects/batches/bother.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { labels } from '../texts.ts';
import { askMetric } from './choose-metric.ts';
import { compose, sendingTime } from './compose.ts';
import type { Composed } from './compose.ts';
import { momentParts } from './moments.ts';
import { texts } from './texts.ts';

/**
 * Asks for what is missing, or shows who will get it; a text that is new is shown first, as it will be seen. `remark`
 * stands above everything.
 */
export function nextStep(
  context: Context,
  draft: BroadcastDraft,
  { isNewText = false, remark }: { isNewText?: boolean; remark?: string | undefined } = {},
): Answer {
  if (listSchoolPeople(context.db, context.district.id).length === 0) {
    return answer(texts.nobody, { keyboard: inline([button(labels.invite, 'invite')]) });
  }
  const { text, otherText = '' } = draft;
  if (text === undefined) return askText(draft, remark);
  if (needsMetric(`${text}\n${otherText}`) && draft.metric === undefined) {
    return askMetric(context, { ...draft, ask: undefined });
  }
  return preview(context, { ...settled(draft), text }, { isNewText, remark });
}

/** What was being chosen is chosen, or given up. */
function settled(draft: BroadcastDraft): BroadcastDraft {
  return { ...draft, ask: undefined, unitIds: undefined, choosing: undefined, belowOf: undefined };
}

export function askText(draft: BroadcastDraft, remark?: string): Answer {
  const isAgain = draft.text !== undefined;
  const rows = [
    ...(isAgain ? [[edit(texts.insert, 'insert'), edit(texts.back, 'preview')]] : []),
    [
      ...(draft.attachments === undefined ? [] : [edit(texts.dropFiles, 'files')]),
      button(officeTexts.cancel, 'cancel'),
    ],
  ];
  return answer(remark ?? (isAgain ? texts.askAgain : texts.askText), {
    keyboard: inline(...rows),
    dialog: { name: BROADCAST_DIALOG, state: { ...settled(draft), ask: 'text' } },
  });
}

export function edit(label: string, k: string): Button {
  return button(label, 'broadcast-edit', { k });
}

function preview(
  context: Context,
  draft: BroadcastDraft & { text: string },
  { isNewText, remark }: { isNewText: boolean; remark: string | undefined },
): Answer {
  const composed = compose(context, draft);
  const samples = isNewText ? samplesOf(context, draft, composed) : [];
  return {
    replies: [
      ...samples,
      {
        text: [
          ...(remark === undefined ? [] : [remark]),
          ...(samples.length > 0 ? [samplesLine(draft.text, samples.length)] : []),
          ...previewLines(context, draft, composed),
        ].join('\n'),
        keyboard: inline(...previewRows(draft, composed)),
      },
    ],
    dialog: { name: BROADCAST_DIALOG, state: draft },
  };
}

function samplesLine(text: string, shown: number): string {
  if (isSameForAll(text)) return texts.above;
  return shown > 1 ? texts.samples : texts.oneSample;
}

/** The message as it will be seen: of two different schools where each has its own, without its button. */
function samplesOf(
  context: Context,
  { text, attachments = [], ack }: BroadcastDraft & { text: string },
  { addressed }: Composed,
): Reply[] {
  const batch = { id: 0, asksAck: ack === 1, attachments };
  const shown = (words: string): Reply => {
    const { text: said, attachments: files } = broadcastReply(context, batch, words);
    return { text: said, ...(files && { attachments: files }) };
  };
  if (isSameForAll(text)) return [shown(text)];
  const [first] = addressed;
  const second = addressed.find(({ schools }) => schools[0]?.id !== first?.schools[0]?.id);
  return [first, second].flatMap((one) => {
    if (one === undefined) return [];
    const reply = shown(one.words);
    return [{ ...reply, text: `${texts.sample(one.schools[0]?.short ?? '')}\n${reply.text}` }];
  });
}

function previewLines(
  context: Context,
  draft: BroadcastDraft & { text: string },
  composed: Composed,
): string[] {
  const { reached, addressed, open, tired, spared } = composed;
  const { audience } = draft;
  const closed = addressed.filter(({ isOpen }) => !isOpen);
  const unknown = unknownVariablesOf(draft.text);
  const isPlain = isToAll(audience) && audience.except === undefined;
  const others = addressed.filter(({ isOther }) => isOther);
  return [
    recipientsLine(draft, composed),
    ...(isPlain ? [] : [texts.whom(audienceInWords(context, audience))]),
    ...(reached.missing.length > 0 && audience.absent !== 1
      ? [texts.notConnected(reached.missing.map(({ short }) => short))]
      : []),
    ...(closed.length > 0 ? [texts.unreachable(schoolsOf(closed))] : []),
    ...(reached.withoutFigure.length > 0
      ? [texts.withoutFigure(reached.withoutFigure.map(({ short }) => short))]
      : []),
    ...lackLines(composed),
    ...(others.length > 0 ? [texts.otherWording(schoolsOf(others))] : []),
    ...(unknown.length > 0 ? [texts.unknownVariables(unknown)] : []),
    ...(spared.length > 0 ? [texts.spared(spared.length)] : []),
    ...(tired.size > 0 && spared.length === 0 ? [texts.tired(tired.size, WEEKLY_BUDGET)] : []),
    ...extras(draft),
    ...(open.length > 0 ? [whenInWords(context, draft.at)] : []),
  ];
}

function extras({ critical, ack, attachments = [] }: BroadcastDraft): string[] {
  const said = [
    ...(attachments.length > 0 ? [texts.attachments(attachments.length)] : []),
    ...(ack === 1 ? [texts.asksAck] : []),
    ...(critical === 1 ? [texts.critical] : []),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}

function recipientsLine({ audience }: BroadcastDraft, { reached, addressed, open }: Composed): string {
  if (audience.absent === 1) {
    return reached.schools.length === 0
      ? texts.nobodyFits
      : texts.absent(reached.schools.map(({ short }) => short));
  }
  if (reached.schools.length === 0) return texts.nobodyFits;
  if (reached.people.length === 0) return texts.nobodyOfThem;
  if (open.length === 0 || addressed.length === 0) return texts.nobodyGets;
  const schools = new Set(open.flatMap((one) => one.schools.map(({ id }) => id)));
  return texts.recipients(
    open.length,
    audience.more === 1 ? 'all' : 'directors',
    schools.size,
    reached.schools.length,
  );
}

/** One line a reason. */
function lackLines({ lacking }: Composed): string[] {
  const byReason = new Map<Lack, Set<string>>();
  for (const { lack, school } of lacking.flatMap(({ lacks }) => lacks)) {
    byReason.set(lack, (byReason.get(lack) ?? new Set()).add(school.short));
  }
  return [...byReason].map(([lack, names]) => texts.lacking(batchTexts.lacks[lack], [...names]));
}

function schoolsOf(people: readonly Pick<Recipient, 'schools'>[]): string[] {
  return [...new Set(people.flatMap(({ schools }) => schools.map(({ short }) => short)))];
}

function previewRows(
  draft: BroadcastDraft,
  { addressed, open, lacking, tired, spared }: Composed,
): Button[][] {
  const { at, ack, critical, otherText, rested } = draft;
  const canGo = open.length > 0;
  const isRested = rested === 1 && spared.length > 0;
  const list = draft.audience.absent === 1 ? texts.phoneList : texts.fullList;
  const rows: Button[][] = [
    canGo
      ? [
          button(at === undefined ? texts.send : texts.plan, 'broadcast-send', undefined, 'positive'),
          edit(texts.schedule, 'time'),
        ]
      : [],
    [edit(texts.change, 'text'), edit(texts.whomButton, 'whom'), edit(list, 'list')],
    [
      edit(ack === 1 ? texts.noAck : texts.ack, 'ack'),
      ...(critical === 1 ? [edit(texts.notCritical, 'critical')] : []),
      button(officeTexts.cancel, 'cancel'),
    ],
    tired.size === 0
      ? []
      : [
          edit(isRested ? texts.writeAll : texts.spare, 'rested'),
          ...(isRested ? [] : [edit(texts.makeCritical, 'critical')]),
        ],
    lacking.length > 0 || (otherText !== undefined && addressed.some(({ isOther }) => isOther))
      ? [edit(texts.otherText, 'other')]
      : [],
  ];
  return rows.filter((row) => row.length > 0);
}

function whenInWords(context: Context, chosen: number | undefined): string {
  const { at, isChosen, isMoved } = sendingTime(context, chosen);
  const when = momentParts(context, at);
  if (isMoved) return texts.plannedMoved(when);
  if (isChosen) return texts.plannedAt(when);
  return chosen === undefined ? texts.atOnce : texts.pastTime;
}
