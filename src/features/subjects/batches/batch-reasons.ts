import { OWN_REASONS, REASONS } from './batch-reason-lexicon.ts';
import { reasonTexts } from './batch-reason-texts.ts';

/** Why a message of the outbox did not reach its reader («person:901»), in words that follow a name. */
export function reasonOf(failure: string): string {
  const [kind = '', number] = failure.split(':');
  const code = number === undefined ? undefined : Number(number);
  if (code === undefined || Number.isNaN(code)) return OWN_REASONS.get(kind) ?? reasonTexts.refused;
  return REASONS.get(code) ?? reasonTexts.refusedBy(code);
}
