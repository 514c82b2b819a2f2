import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button, Reply } from '../../bot/outgoing.ts';
import { listSchoolPeople } from '../../storage/held-binding.ts';
import { broadcastReply, isSameForAll, needsMetric } from '../subjects/batches/batch-text.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { labels } from '../texts.ts';
import { askMetric } from './choose-metric.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import { previewLines } from './preview-lines.ts';
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
  const { text } = draft;
  if (text === undefined) return askText(draft, remark);
  if (lacksMetric(draft)) return askMetric(context, { ...draft, ask: undefined });
  return preview(context, { ...settled(draft), text }, { isNewText, remark });
}

/** The text has a variable of a metric, and none was chosen. */
export function lacksMetric({ text = '', otherText = '', metric }: BroadcastDraft): boolean {
  return metric === undefined && needsMetric(`${text}\n${otherText}`);
}

/** The button that sends it; undefined where nobody would get it. */
export function sendLabel({ at }: BroadcastDraft, { open }: Composed): string | undefined {
  if (open.length === 0) return undefined;
  return at === undefined ? texts.send : texts.plan;
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

function previewRows(draft: BroadcastDraft, composed: Composed): Button[][] {
  const { addressed, lacking, tired, spared } = composed;
  const { ack, critical, otherText, rested } = draft;
  const send = sendLabel(draft, composed);
  const isRested = rested === 1 && spared.length > 0;
  const list = draft.audience.absent === 1 ? texts.phoneList : texts.fullList;
  const rows: Button[][] = [
    send === undefined
      ? []
      : [button(send, 'broadcast-send', undefined, 'positive'), edit(texts.schedule, 'time')],
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
