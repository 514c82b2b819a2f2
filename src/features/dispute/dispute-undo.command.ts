import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { findDispute } from '../../storage/dispute.ts';
import { findImport, undoImport } from '../../storage/import.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { correctedDispute } from '../subjects/tables/import-line.ts';
import { followChange, withReach } from '../subjects/tables/reach.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { figureTexts } from '../texts.ts';
import { figureInForce, figureOfImport, nameOf, valueOf } from './disputed-figure.ts';
import { findOfOffice, headOf, toList } from './office-card.ts';
import { tellSchoolOfUndoing } from './outcome.ts';
import { texts } from './texts.ts';

const args = z.object({ i: z.int(), yes: z.literal(1).optional() });

/** «Отменить исправление»: asks once; the former figure is back, and the school's question waits for a decision again. */
export const disputeUndoCommand: Command<Context> = {
  name: 'dispute-undo',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { db, now, district, actor } = context;
    const pressed = args.safeParse(input.args).data;
    const correction = pressed && findImport(db, pressed.i);
    const id = correction?.districtId === district.id ? correctedDispute(correction) : undefined;
    const before = id === undefined ? undefined : findOfOffice(context, id);
    if (pressed === undefined || correction === undefined || before === undefined) {
      return answer(texts.noSuchCorrection, toList);
    }
    if (correction.undoneAt !== undefined) {
      const who = alreadyDone(context, correction.undoneBy, correction.undoneAt);
      return answer(`${texts.undoneBefore} ${who}`, toList);
    }
    const head = headOf(context, before);
    if (pressed.yes === undefined) {
      const written = figureOfImport(context, { ...before, importId: correction.id });
      return answer(texts.confirmUndo(head, written ? valueOf(context, written) : figureTexts.missing), {
        keyboard: inline([
          button(texts.yesUndo, 'dispute-undo', { i: correction.id, yes: 1 }, 'negative'),
          button(texts.keepIt, 'dispute-keep'),
        ]),
      });
    }
    const { reach } = followChange(context, () => {
      undoImport(db, correction.id, actor.person.id, now);
      noteAct(context, actTexts.correctionUndone(head));
    });
    const dispute = findDispute(db, before.id) ?? before;
    const isOpen = dispute.state === 'open';
    const stands = figureInForce(context, dispute);
    const value = stands === undefined ? figureTexts.missing : valueOf(context, stands);
    const { notices, told } = tellSchoolOfUndoing(context, dispute, {
      text: texts.undoneForSchool(nameOf(context, dispute), value, isOpen),
      correctionId: correction.id,
    });
    return answer([texts.undoneNow(head, value, { isOpen, told }), ...reach.lines].join('\n'), {
      keyboard: withReach(reach, toList.keyboard),
      notices: [...notices, ...reach.notices],
    });
  },
};

export const disputeKeepCommand: Command<Context> = {
  name: 'dispute-keep',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: () => answer(texts.kept),
};
