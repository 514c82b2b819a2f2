import { createHash } from 'node:crypto';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { noteNoiseAnswered } from '../../storage/person.ts';
import { listOffices } from '../../storage/unit.ts';
import { normaliseText } from '../../text/words.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { districtGenitive } from './district-genitive.ts';
import { texts } from './texts.ts';

/** All a guest is ever told; where several offices share the bot, of no particular one. */
export function guestAnswer({ db, district, settings }: Context): Answer {
  const said =
    listOffices(db).length > 1
      ? texts.guestOfSeveral
      : texts.guest(districtGenitive(district.name), district.name, settings.operator);
  return answer(said, { dialog: 'keep' });
}

/**
 * The same, once a day for the same words and a few times a day at all: two bots cannot loop. `text`: what was said, or
 * the name of the command that it is.
 */
export function guestNoiseAnswer(context: Context, text: string): Answer {
  const words = normaliseText(text);
  const hash = createHash('sha256')
    .update(words === '' ? text.trim() : words)
    .digest('hex')
    .slice(0, 8);
  return noteNoiseAnswered(context.db, context.actor.person.id, todayOf(context), hash)
    ? guestAnswer(context)
    : { replies: [], dialog: 'keep' };
}
