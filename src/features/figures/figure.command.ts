import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { metricOnDay } from '../subjects/figures/figure-args.ts';
import { ownView } from '../subjects/figures/figure-buttons.ts';
import { figureCard } from '../subjects/figures/figure-card.ts';
import { figureCardTexts } from '../subjects/figures/figure-card-texts.ts';
import { figureSource } from '../subjects/figures/figure-source.ts';
import { labels } from '../texts.ts';
import { answerAbout } from '../subjects/schools/with-school.ts';

/** The card of one metric. */
export const figureCommand = ofMetric('figure', figureCard);

/** «Откуда цифра». */
export const figureSourceCommand = ofMetric('figure-source', figureSource);

function ofMetric(name: string, show: typeof figureCard): Command<Context> {
  return {
    name,
    words: [],
    who: ['director', 'responsible'],
    where: 'private',
    run(context, { args }): Answer {
      const pressed = metricOnDay.safeParse(args);
      if (!pressed.success) {
        return answer(figureCardTexts.gone, { keyboard: inline([button(labels.figures, 'figures')]) });
      }
      const { m, w } = pressed.data;
      return answerAbout(context, args, (about) => show(about, ownView(about), m, w));
    },
  };
}
