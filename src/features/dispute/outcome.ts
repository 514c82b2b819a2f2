import { button, inline } from '../../bot/buttons.ts';
import type { Button, Outgoing } from '../../bot/outgoing.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import type { Person } from '../../domain/person.ts';
import { disputeAskedKey, disputeEndedKey } from '../../storage/dispute.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { cancelOutbox } from '../../storage/outbox.ts';
import { listPeersTold } from '../../storage/outbox-history.ts';
import { listBindingsOfPerson, listBindingsOfUnit } from '../../storage/binding.ts';
import { getPerson } from '../../storage/person.ts';
import { getUnit } from '../../storage/unit.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import { momentOf } from '../moment.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

/** `told`: whether the school knows, or from when it will. */
type SchoolTold = { notices: Outgoing[]; told: string };

/**
 * Tells the school how its dispute ended, not at night: whoever asked, and where they speak for it no more, everybody
 * who does. What other coordinators have not heard of yet is taken back.
 */
export function tellSchool(
  context: DistrictContext,
  dispute: StoredDispute,
  said: string,
  { again = false, correctionId }: { again?: boolean; correctionId?: number } = {},
): SchoolTold {
  cancelOutbox(context.db, disputeAskedKey(dispute.id));
  closeNotices(context.db, disputeAskedKey(dispute.id), context.now);
  const people = peopleOf(context, dispute);
  const asked = people.filter(({ id }) => id === dispute.personId);
  const { metric, period } = dispute;
  return tellPeople(context, dispute, asked.length > 0 ? asked : people, {
    text: dispute.attachments.length === 0 ? said : `${said}\n${texts.pictureErased}`,
    next: again ? [button(labels.dispute, 'dispute', { m: metric.code, w: period.to })] : [],
    once: disputeEndedKey(dispute.id, correctionId),
  });
}

/** Tells those who were told of a correction that it is taken back; who never heard of it does not now. */
export function tellSchoolOfUndoing(
  context: DistrictContext,
  dispute: StoredDispute,
  { text, correctionId }: { text: string; correctionId: number },
): SchoolTold {
  const heard = new Set(listPeersTold(context.db, disputeEndedKey(dispute.id, correctionId)));
  const people = peopleOf(context, dispute).filter(({ externalId }) => heard.has(externalId));
  if (people.length === 0) return { notices: [], told: texts.toldNever };
  return tellPeople(context, dispute, people, {
    text,
    next: dispute.state === 'open' ? [button(texts.withdraw, 'dispute-withdraw', { d: dispute.id })] : [],
    once: `dispute/${dispute.id}/undone/${correctionId}/`,
  });
}

function tellPeople(
  context: DistrictContext,
  { unitId }: StoredDispute,
  people: readonly Person[],
  { text, next, once }: { text: string; next: readonly Button[]; once: string },
): SchoolTold {
  const { db, now, settings } = context;
  const { quiet, zone } = deadlineHoursOf(settings);
  const notBefore = notInQuietHours(now, quiet, zone);
  const notices = people.map(({ id, externalId }): Outgoing => {
    const isOfSeveral = listBindingsOfPerson(db, id).length > 1;
    return {
      to: externalId,
      lane: 'bulk',
      text: isOfSeveral ? texts.inSchool(getUnit(db, unitId).name, text) : text,
      keyboard: inline([button(labels.figures, 'figures'), ...next]),
      notBefore,
      dedupeKey: `${once}${externalId}`,
    };
  });
  if (people.length === 0) return { notices, told: texts.toldNobody };
  return {
    notices,
    told: notBefore > now ? texts.toldLater(momentOf(context, notBefore)) : texts.told,
  };
}

/** Who speaks for the school now and can be written to. */
function peopleOf({ db }: DistrictContext, { unitId }: StoredDispute): Person[] {
  return [...new Set(listBindingsOfUnit(db, unitId).map((one) => one.personId))]
    .map((id) => getPerson(db, id))
    .filter(({ reachable }) => reachable !== false);
}
