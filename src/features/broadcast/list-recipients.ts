import type { Answer } from '../../bot/answer.ts';
import { answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import type { CellSpec, DocumentSpec } from '../../documents/document-spec.ts';
import { batchTexts } from '../subjects/batches/batch-texts.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import { edit } from './preview.ts';
import { texts } from './texts.ts';

/** So many stand in the message; all of them in the file. */
const MOST_NAMES = 30;

/** The full list of a draft, whoever gets it and whoever does not, with the reason. */
export function listRecipients(context: Context, draft: BroadcastDraft): Answer {
  const composed = compose(context, draft);
  const names = composed.open.map((one) => one.schools.map(({ short }) => short).join(', '));
  const lines = [
    texts.listHead(composed.open.length, composed.reached.schools.length),
    ...names.slice(0, MOST_NAMES).map((name, index) => `${index + 1}. ${name}`),
    ...(names.length > MOST_NAMES ? [texts.listMore] : []),
  ];
  return answer(lines.join('\n'), {
    documents: [listDocument(context, composed)],
    keyboard: inline([edit(texts.back, 'preview')]),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: undefined } },
  });
}

function listDocument(context: Context, composed: Composed): DocumentSpec {
  const { columns, reasons } = texts;
  const { reached, open, addressed, lacking, spared } = composed;
  const closed = addressed.filter(({ isOpen }) => !isOpen);
  const not: [school: string, why: string][] = [
    ...reached.missing.map(({ name }): [string, string] => [name, reasons.absent]),
    ...reached.withoutFigure.map(({ name }): [string, string] => [name, reasons.noFigure]),
    ...lacking.flatMap(({ lacks }) =>
      lacks.map(({ school, lack }): [string, string] => [school.name, batchTexts.lacks[lack]]),
    ),
    ...spared.flatMap(({ schools }) =>
      schools.map(({ name }): [string, string] => [name, batchTexts.spared]),
    ),
    ...closed.flatMap(({ schools }) => schools.map(({ name }): [string, string] => [name, reasons.closed])),
  ];
  return {
    format: 'xlsx',
    fileName: texts.listFile(todayOf(context)),
    sheets: [
      {
        name: texts.sheets.gets,
        columns: [{ title: columns.school, width: 50 }, { title: columns.who }],
        rows: open.flatMap(({ schools, isDirector }) =>
          schools.map(({ name }): CellSpec[] => [name, isDirector ? texts.director : texts.responsible]),
        ),
      },
      {
        name: texts.sheets.not,
        columns: [
          { title: columns.school, width: 50 },
          { title: columns.why, width: 40 },
          { title: columns.phone, width: 20 },
          { title: columns.note, width: 30 },
        ],
        rows: not.map(([school, why]): CellSpec[] => [school, why, null, null]),
      },
    ],
  };
}
