import { mayRead } from '../../domain/known-answer.ts';
import type { KnownAnswer } from '../../domain/known-answer.ts';
import type { Context } from '../context.ts';

/** The answer with this id, where the actor's role may read it. */
export function findReadable({ reference, actor }: Context, id: string): KnownAnswer | undefined {
  return reference.answers.answers.find((one) => one.id === id && mayRead(one, actor.audience));
}
