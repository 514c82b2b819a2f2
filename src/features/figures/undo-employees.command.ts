import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { findImport, undoImport } from '../../storage/import.ts';
import { listMeasurementsOfImport } from '../../storage/measurement.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { findLastCounts } from './employees.ts';
import { texts } from './texts.ts';

const args = z.object({ i: z.int() });

/** Takes back the number this very person gave for this very school. */
export const undoEmployeesCommand: Command<Context> = {
  name: 'undo-employees',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const { db, now, actor } = context;
    const pressed = args.safeParse(input.args);
    const found = pressed.success ? findImport(db, pressed.data.i) : undefined;
    const isOwn =
      found?.origin === 'school' &&
      found.personId === actor.person.id &&
      listMeasurementsOfImport(db, found.id).every(({ unitId }) => unitId === schoolOf(context).id);
    if (found === undefined || !isOwn || !undoImport(db, found.id, actor.person.id, now)) {
      return answer(texts.cannotUndo);
    }
    const last = findLastCounts(context);
    const text =
      last === undefined
        ? texts.undone
        : texts.undoneNow(last, last.measurement.period.to, yearOf(todayOf(context)));
    return answer(text, {
      keyboard: inline([button(texts.update, 'employees'), button(texts.show, 'figures')]),
    });
  },
};
