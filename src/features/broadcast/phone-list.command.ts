import { answer } from '../../bot/answer.ts';
import type { CellSpec } from '../../documents/document-spec.ts';
import { todayOf } from '../district-hours.ts';
import { whyNot } from './fate-words.ts';
import { fatesOf, unreachedSchools } from './fates.ts';
import { batchCommand } from './pressed-batch.ts';
import { statusTexts as texts } from './status-texts.ts';

/** The schools of which nobody has a broadcast, with an empty column for the number: none is kept. */
export const phoneListCommand = batchCommand('broadcast-phone', ['coordinator', 'head'], (context, batch) => {
  const schools = unreachedSchools(context, fatesOf(context, batch));
  if (schools.length === 0) return answer(texts.phoneHead(0));
  const { school, why, phone, note } = texts.phoneColumns;
  return answer(texts.phoneHead(schools.length), {
    documents: [
      {
        format: 'xlsx',
        fileName: texts.phoneFile(todayOf(context)),
        sheets: [
          {
            name: texts.phoneSheet,
            columns: [
              { title: school, width: 50 },
              { title: why, width: 45 },
              { title: phone, width: 20 },
              { title: note, width: 30 },
            ],
            rows: schools.map((one): CellSpec[] => [one.school.name, whyNot(one.why) ?? null, null, null]),
          },
        ],
      },
    ],
  });
});
