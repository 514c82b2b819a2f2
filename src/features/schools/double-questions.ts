import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { UnitId } from '../../domain/unit.ts';
import { disputeAskedKey, disputeEndedKey, findDispute, listOpenDisputes } from '../../storage/dispute.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { listEarlierDisputes } from '../../storage/moved-disputes.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { cancelOutbox } from '../../storage/outbox.ts';
import type { Context } from '../context.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { tellSchool } from '../subjects/schools/tell-school.ts';
import { figureName } from '../subjects/tables/reach.ts';
import { labels } from '../texts.ts';
import { mergeTexts as texts } from './merge-texts.ts';

/** Of what both schools ask about now, the questions that a merge closes. */
export function doubleQuestions({ db }: Context, goes: NamedSchool, stays: NamedSchool): StoredDispute[] {
  return listEarlierDisputes(db, goes.id, stays.id).flatMap((id) => findDispute(db, id) ?? []);
}

/** The merge has closed them: nobody of the office has to take them up, and who asked hears why. */
export function followClosed(
  context: Context,
  closed: readonly StoredDispute[],
  stays: NamedSchool,
): { lines: string[]; notices: Outgoing[] } {
  const { db, now } = context;
  const [first, ...others] = closed;
  if (first === undefined) return { lines: [], notices: [] };
  for (const { id } of closed) {
    cancelOutbox(db, disputeAskedKey(id));
    closeNotices(db, disputeAskedKey(id), now);
  }
  return {
    lines: [
      others.length > 0
        ? texts.askedTwiceSeveral(closed.length)
        : texts.askedTwice(figureName(context, first)),
    ],
    notices: closed.flatMap((dispute) =>
      tellWhoAsked(context, { ...dispute, unitId: stays.id }, texts.askedTwiceToPeople, closedKey(dispute)),
    ),
  };
}

/** Takes a merge back; who was told that a question is closed hears that it is open again. */
export function withQuestionsBack(
  context: Context,
  schools: readonly UnitId[],
  undo: () => void,
): Outgoing[] {
  const { db } = context;
  const before = new Set(listOpenDisputes(db, schools).map(({ id }) => id));
  undo();
  const again = listOpenDisputes(db, schools).filter(({ id }) => !before.has(id));
  return again.flatMap((dispute) =>
    cancelOutbox(db, closedKey(dispute)) > 0
      ? []
      : tellWhoAsked(context, dispute, texts.askedAgainToPeople, `dispute/${dispute.id}/again`),
  );
}

function closedKey({ id }: StoredDispute): string {
  return `${disputeEndedKey(id)}merged`;
}

function tellWhoAsked(
  context: Context,
  { unitId, personId, metric, period }: StoredDispute,
  textOf: (figure: string) => string,
  once: string,
): Outgoing[] {
  return tellSchool(context, unitId, {
    text: textOf(figureName(context, { metric, period })),
    keyboard: inline([button(labels.figures, 'figures')]),
    once: `${once}/${context.now.getTime()}`,
    only: (id) => id === personId,
  });
}
