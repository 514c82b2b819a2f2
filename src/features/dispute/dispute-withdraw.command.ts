import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { disputeAskedKey, endDispute, findDispute } from '../../storage/dispute.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { cancelOutbox } from '../../storage/outbox.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels } from '../texts.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { nameOf } from './disputed-figure.ts';
import { overInWords, shortNameOf } from './office-card.ts';
import { texts } from './texts.ts';

const args = z.object({ d: z.int() });

/** Takes a dispute of the own school back. Coordinators who have not heard of it yet never do. */
export const disputeWithdrawCommand: Command<Context> = {
  name: 'dispute-withdraw',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const { db, now, actor } = context;
    const pressed = args.safeParse(input.args).data;
    const dispute = pressed && findDispute(db, pressed.d);
    const about = dispute && speakingFor(context, dispute.unitId);
    if (dispute === undefined || about === undefined) return answer(texts.unknown);
    const keyboard = inline([button(labels.figures, 'figures')]);
    const figure = nameOf(about, dispute);
    if (!endDispute(db, dispute, { state: 'withdrawn', by: actor.person.id }, now)) {
      return answer(withSchool(about, `${figure}. ${overInWords(about, dispute)}`), { keyboard });
    }
    const unheard = cancelOutbox(db, disputeAskedKey(dispute.id));
    closeNotices(db, disputeAskedKey(dispute.id), now);
    const school = schoolOf(about);
    const text = texts.withdrawnNotice(shortNameOf(about, dispute.unitId), figure);
    const told =
      school.parentId === undefined
        ? []
        : tellCoordinators(about, school.parentId, { text, once: `dispute/${dispute.id}/withdrawn` });
    return answer(withSchool(about, texts.withdrawn(figure)), {
      keyboard,
      notices: unheard >= told.length ? [] : told,
    });
  },
};
