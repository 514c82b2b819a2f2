import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Dialog } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { EMPLOYEES_DIALOG, takeCounts } from './employees.ts';
import { parseCounts } from './parse-counts.ts';
import { texts } from './texts.ts';

const stateShape = z.discriminatedUnion('step', [
  z.object({ step: z.literal('registered') }),
  z.object({ step: z.literal('all'), registered: z.int().min(0) }),
]);

export const employeesDialog: Dialog<Context> = {
  name: EMPLOYEES_DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'employees',
  step(context, stored, { text }) {
    const state = stateShape.safeParse(stored);
    if (!state.success) return answer(texts.dialogLost);
    const counts = parseCounts(text);
    if (counts === undefined) return answer(texts.notANumber, { dialog: 'keep' });
    if (state.data.step === 'registered' || counts.all !== undefined) return takeCounts(context, counts);
    return takeCounts(context, { registered: state.data.registered, all: counts.registered });
  },
};
