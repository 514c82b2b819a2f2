import type { Answer } from '../../bot/answer.ts';
import { countWrongCodes, insertWrongCode } from '../../storage/invitation.ts';
import { withdrawWaiting } from '../../storage/outbox.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { texts } from './texts.ts';

const HOUR_MS = 60 * 60_000;
/** The wrong code of an hour at which the coordinators hear of it. */
const ALARM_AT = 5;
/** From this one on the answers of an hour are one. */
const MANY = 10;

/**
 * Counts a wrong code and answers it later and later: the first two at once, the third after 15 seconds, then twice as
 * long each time up to an hour. Only this answer waits; a right code and everything else are answered at once.
 */
export function answerWrongCode(context: Context): Answer {
  const { db, now, actor, peerId, district } = context;
  const { person } = actor;
  insertWrongCode(db, person.id, now);
  const wrong = countWrongCodes(db, person.id, new Date(now.getTime() - HOUR_MS));
  const notBefore = new Date(now.getTime() + delayMs(wrong));
  const moment =
    wrong >= MANY ? `hour-${Math.floor(notBefore.getTime() / HOUR_MS)}` : `${now.getTime()}-${wrong}`;
  const alarm =
    wrong === ALARM_AT
      ? tellCoordinators(context, district.id, {
          text: texts.manyWrongCodes(pageOf(person.externalId), wrong),
          once: `wrong-codes/${person.id}/${todayOf(context)}`,
        })
      : [];
  return {
    replies: [],
    notices: [
      {
        to: peerId,
        lane: 'reply',
        text: texts.wrongCode,
        notBefore,
        dedupeKey: `${keyOf(context)}${moment}`,
      },
      ...alarm,
    ],
    dialog: 'keep',
  };
}

/** Who got in after all hears no more of the codes before. */
export function forgetWrongCodes(context: Context): void {
  withdrawWaiting(context.db, context.peerId, keyOf(context));
}

function keyOf({ actor }: Context): string {
  return `wrong-code/${actor.person.id}/`;
}

function delayMs(wrong: number): number {
  return wrong <= 2 ? 0 : Math.min(15_000 * 2 ** (wrong - 3), HOUR_MS);
}
