import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import { findDialog } from '../../storage/dialog.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { BROADCAST_DIALOG, broadcastDraft } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { takeText } from './broadcast.dialog.ts';
import { askText, edit, nextStep } from './preview.ts';
import { texts } from './texts.ts';

const MOST_FILES = 10;
const DAY_MS = 86_400_000;
/** The messenger's references are joined by commas. */
const REFERENCE = /^[\w-]{1,200}$/;
const TABLES: ReadonlySet<string> = new Set(['xlsx', 'xlsm', 'xls', 'csv', 'tsv']);

/**
 * Pictures and files sent with or after the text of a broadcast: their references are kept, nothing is downloaded. Before
 * the import sees them, since whoever writes a broadcast means it; a table may be the monitoring's, which is said.
 */
export function receiveFiles(context: Context, message: RawMessage): Answer | undefined {
  const { files, pictures, text } = message;
  if (context.actor.audience !== 'coordinator' || files.length + pictures.length === 0) return undefined;
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  if (open?.name !== BROADCAST_DIALOG || context.now.getTime() - open.updatedAt.getTime() > DAY_MS) {
    return undefined;
  }
  const draft = broadcastDraft.safeParse(open.state).data;
  if (draft === undefined) return undefined;
  const references = [...pictures, ...files.flatMap(({ reference }) => reference ?? [])].filter((one) =>
    REFERENCE.test(one),
  );
  const isComplete = references.length === pictures.length + files.length;
  const wanted = [...new Set([...(draft.attachments ?? []), ...references])];
  const attachments = wanted.slice(0, MOST_FILES);
  const isTable = files.some(({ extension }) => TABLES.has(extension.toLowerCase()));
  const remarks = [
    ...(isComplete ? [] : [texts.noReference]),
    ...(wanted.length > MOST_FILES ? [texts.mostFiles(MOST_FILES)] : []),
    ...(isTable && references.length > 0 ? [texts.attachedTable] : []),
  ];
  const taken: BroadcastDraft = attachments.length === 0 ? draft : { ...draft, attachments };
  return goOn(context, taken, { text, remark: remarks.length === 0 ? undefined : remarks.join('\n') });
}

/** The words beside the files answer what is asked; without any the preview is shown again. */
function goOn(
  context: Context,
  draft: BroadcastDraft,
  { text, remark }: { text: string; remark: string | undefined },
): Answer {
  if (text.trim() !== '' && (draft.ask === 'text' || draft.ask === undefined)) {
    return takeText(context, draft, { text, remark });
  }
  if (draft.text === undefined) {
    return askText(draft, remark ?? texts.attached(draft.attachments?.length ?? 0));
  }
  if (draft.ask === undefined || draft.ask === 'text') {
    return nextStep(context, { ...draft, ask: undefined }, { isNewText: true, remark });
  }
  return answer(remark ?? texts.attached(draft.attachments?.length ?? 0), {
    keyboard: inline([edit(texts.back, 'preview')]),
    dialog: { name: BROADCAST_DIALOG, state: draft },
  });
}
