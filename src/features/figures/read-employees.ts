import type { Answer } from '../../bot/answer.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { confirmCounts, takeCounts } from './employees.ts';
import { EMPLOYEES_WORD } from './lexicon.ts';
import { parseCounts } from './parse-counts.ts';

/** «38 из 45 сотрудников», and a bare «38 из 45», which is asked about first. */
export function readEmployees(context: Context, { text }: RawMessage): Answer | undefined {
  if (context.actor.school === undefined) return undefined;
  const counts = parseCounts(text);
  if (counts === undefined) return undefined;
  if (EMPLOYEES_WORD.test(text)) return takeCounts(context, counts);
  const { registered, all } = counts;
  return all === undefined || all === 0 || registered > all ? undefined : confirmCounts({ registered, all });
}
