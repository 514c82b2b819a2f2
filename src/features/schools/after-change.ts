import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Context } from '../context.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { withReach } from '../subjects/tables/reach.ts';
import type { Reach } from '../subjects/tables/reach.ts';
import { cardAfter } from './edit-school.ts';
import { mergeTexts as texts } from './merge-texts.ts';

/** The school's card; where figures that were used are others now, first what follows, with the card behind a button. */
export function afterChange(
  context: Context,
  school: NamedSchool,
  said: string,
  reach: Reach,
  told: readonly Outgoing[] = [],
): Answer {
  const notices = [...told, ...reach.notices];
  if (reach.lines.length === 0) return { ...cardAfter(context, school, said), notices };
  const keyboard = withReach(reach, inline([button(texts.card, 'schools', { s: school.id })]));
  return { ...answer([said, ...reach.lines].join('\n'), { keyboard }), notices };
}
