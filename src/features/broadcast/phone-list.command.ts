import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { CellSpec } from '../../documents/document-spec.ts';
import { reasonOf } from '../subjects/batches/batch-reasons.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { fatesOf, unreachedSchools } from './fates.ts';
import type { RecipientFate } from './fates.ts';
import { pressedBatch } from './pressed-batch.ts';
import { statusTexts as texts } from './status-texts.ts';

/** The schools of which nobody has a broadcast, with an empty column for the number: none is kept. */
export const phoneListCommand: Command<Context> = {
  name: 'broadcast-phone',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const batch = pressedBatch(context, args);
    if (batch === undefined) return answer(officeTexts.stale);
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
              rows: schools.map((one): CellSpec[] => [one.school.name, reasonInWords(one.why), null, null]),
            },
          ],
        },
      ],
    });
  },
};

function reasonInWords({ fate, failure }: RecipientFate): string {
  switch (fate) {
    case 'absent':
      return texts.whyAbsent;
    case 'uncertain':
      return texts.whyUncertain;
    case 'stopped':
      return texts.whyStopped;
    case 'expired':
      return texts.expired;
    default:
      return reasonOf(failure);
  }
}
