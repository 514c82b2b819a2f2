import { answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { MEASURE_DIALOG, measureDraft, planKeyboard, takeMeasure } from './add-measure.ts';
import { dayRows } from './day-buttons.ts';
import { MEASURE_WORD } from './lexicon.ts';
import { parseDay, parseMeasure } from './parse-measure.ts';
import { texts } from './texts.ts';

export const addMeasureDialog: Dialog<Context> = {
  name: MEASURE_DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'add-measure',
  step(context, stored, { text }) {
    const draft = measureDraft.safeParse(stored).data;
    const about = draft && speakingFor(context, draft.school);
    if (draft === undefined || about === undefined) {
      return answer(texts.dialogLost, { keyboard: planKeyboard() });
    }
    const today = todayOf(context);
    if (draft.ask !== 'day') {
      const typed = parseMeasure(text.trim().replace(MEASURE_WORD, ''), today);
      return takeMeasure(about, { ...typed, dueOn: typed.dueOn ?? draft.dueOn });
    }
    const dueOn = parseDay(text, today);
    if (dueOn === undefined) {
      return answer(texts.askDayAgain, {
        keyboard: inline(...dayRows(context, 'plan-draft')),
        dialog: 'keep',
      });
    }
    return takeMeasure(about, { title: draft.title ?? '', dueOn }, draft.sure);
  },
};
