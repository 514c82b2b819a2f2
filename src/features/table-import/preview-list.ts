import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { SchoolList } from '../../ingest/read-school-list.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { planSchoolList } from '../subjects/schools/school-list.ts';
import { schoolListTexts } from '../office-texts.ts';
import { schoolListLines } from '../subjects/schools/school-list-lines.ts';
import { texts } from './texts.ts';

const PROBLEMS_SHOWN = 5;

/** What a file with a list of schools would change; `said` goes before it. */
export function previewList(
  context: Context,
  file: StagedFile,
  list: SchoolList,
  said: readonly string[] = [],
): Answer {
  const sentences = list.problems.map(({ sentence }) => sentence);
  if (list.schools.length === 0) {
    endStagedFile(context.db, file.id, 'refused');
    return answer(texts.refused(sentences), { dialog: 'keep' });
  }
  const plan = planSchoolList(context, list.schools);
  const changes = plan.added.length + plan.changed.length > 0;
  const lines = [
    ...said,
    texts.listHead(file.name, list.schools.length),
    ...schoolListLines(plan),
    ...sentences.slice(0, PROBLEMS_SHOWN),
    ...(sentences.length > PROBLEMS_SHOWN ? [texts.moreRemarks(sentences.length - PROBLEMS_SHOWN)] : []),
  ];
  if (!changes) {
    endStagedFile(context.db, file.id, 'cancelled');
    return answer(lines.join('\n'), { dialog: 'keep' });
  }
  return answer(lines.join('\n'), {
    keyboard: inline([
      button(schoolListTexts.write, 'import-schools', { f: file.id }, 'positive'),
      button(texts.cancel, 'import-cancel', { f: file.id }),
    ]),
    dialog: 'keep',
  });
}
