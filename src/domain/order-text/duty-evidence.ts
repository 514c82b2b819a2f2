import type { Evidence } from '../duty.ts';
import {
  CHATS,
  OF_ANALYSIS,
  OF_CHATS,
  OF_CLASS_REPORT,
  OF_EMPLOYEES,
  OF_FILE,
  OF_SITE,
  OF_STATUS,
  SENDING,
} from './lexicon.ts';
import { plainOf } from './plain.ts';

/** What probably shows that a duty is done; the coordinator may choose another evidence. */
export function evidenceOf(words: string, title: string, isWeekly: boolean): Evidence {
  const plain = plainOf(words);
  const said = plainOf(title);
  if (isWeekly && OF_ANALYSIS.test(plain)) return { kind: 'week-note' };
  if (OF_EMPLOYEES.test(plain)) return { kind: 'metric', metric: 'employees' };
  if (OF_STATUS.test(plain)) return { kind: 'metric', metric: 'status' };
  if (OF_CLASS_REPORT.test(plain)) return { kind: 'report', form: 'class-report' };
  if (OF_CHATS.test(plain)) return { kind: 'count', of: CHATS };
  if (OF_SITE.test(plain)) return { kind: 'link' };
  return SENDING.test(said) && OF_FILE.test(said) ? { kind: 'file' } : { kind: 'confirm' };
}
