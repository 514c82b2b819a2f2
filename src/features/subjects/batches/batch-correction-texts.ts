import type { BatchKind } from '../../../storage/batch.ts';

/** What a correction is of: «Исправление рассылки от 22.10 12:00». */
const OF: Readonly<Record<BatchKind, string>> = {
  broadcast: 'сообщения',
  duty: 'сообщения о сроке',
  results: 'итогов недели',
  letter: 'письма',
};

/** A correction that is sent as a message of its own. */
export const correctionTexts = {
  correction: (operator: string, kind: BatchKind, when: string, words: string) =>
    kind === 'results'
      ? `Исправление ${OF[kind]} от ${when}. Верно так:\n${words}`
      : `Пишет ${operator}. Исправление ${OF[kind]} от ${when}, верно так:\n${words}`,
};
