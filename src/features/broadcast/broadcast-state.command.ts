import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { findLatestBatch, listBatchStates } from '../../storage/batch.ts';
import type { OutboxState } from '../../storage/outbox.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { recipientsOf } from './recipients.ts';
import { texts } from './texts.ts';

/** Of the parts of one text the worst tells what became of it. */
const WORST_FIRST: readonly OutboxState[] = ['failed', 'expired', 'uncertain', 'sending', 'waiting', 'sent'];

/** What became of the newest broadcast, person by person. */
export const broadcastStateCommand: Command<Context> = {
  name: 'broadcast-state',
  words: texts.stateWords,
  help: texts.stateHelp,
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const batch = findLatestBatch(context.db, context.district.id);
    if (batch === undefined) return answer(texts.none);
    const names = new Map(
      recipientsOf(context, { to: 'all' }).people.map(({ peerId, schools }) => [
        peerId,
        schools.map(({ short }) => short).join(', '),
      ]),
    );
    const fates = [...fatesOf(context, batch.id)].map(([peerId, fate]) => ({
      ...fate,
      name: names.get(peerId) ?? texts.left,
    }));
    const namesIn = (...states: OutboxState[]) =>
      fates.filter(({ state }) => states.includes(state)).map(({ name }) => name);
    const waiting = namesIn('waiting', 'sending');
    const uncertain = namesIn('uncertain');
    const zone = zoneOf(context.settings);
    const when = { day: localDayOf(batch.createdAt, zone), time: localTimeOf(batch.createdAt, zone) };
    return answer(
      [
        texts.stateHead(when, batch.title, yearOf(todayOf(context))),
        texts.delivered(namesIn('sent').length, fates.length),
        ...(waiting.length > 0 ? [texts.waiting(waiting)] : []),
        ...(uncertain.length > 0 ? [texts.uncertain(uncertain)] : []),
        ...fates.flatMap(({ state, failure, name }) => {
          if (state === 'failed') return [texts.failed(name, texts.reason(failure))];
          return state === 'expired' ? [texts.failed(name, texts.expired)] : [];
        }),
      ].join('\n'),
    );
  },
};

function fatesOf({ db }: Context, batchId: number) {
  const fates = new Map<number, { state: OutboxState; failure: string | undefined }>();
  for (const { peerId, state, failure } of listBatchStates(db, batchId)) {
    const known = fates.get(peerId);
    if (known === undefined || WORST_FIRST.indexOf(state) < WORST_FIRST.indexOf(known.state)) {
      fates.set(peerId, { state, failure });
    }
  }
  return fates;
}
