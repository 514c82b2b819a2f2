import { button } from '../../../bot/buttons.ts';
import type { Button } from '../../../bot/outgoing.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { Metric } from '../../../domain/metric.ts';
import type { School } from '../../../domain/unit.ts';
import { schoolOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { figureCardTexts as texts } from './figure-card-texts.ts';
import { schoolArg } from '../schools/speaking-for.ts';
import { labels } from '../../texts.ts';

/** Who looks at a school's figures: its own people, or the coordinator of its district. */
type FigureViewer = 'school' | 'coordinator';

/** `s`: what its buttons name the school with; the coordinator's always do. */
export type FigureView = { viewer: FigureViewer; school: School; s?: number };

/** The view of the school's own people. */
export function ownView(context: Context): FigureView {
  return { viewer: 'school', school: schoolOf(context), ...schoolArg(context) };
}

export function officeView(school: School): FigureView {
  return { viewer: 'coordinator', school, s: school.id };
}

/** To the card of a metric, as of `on` where it is not the newest figure. */
export function cardButton(
  view: FigureView,
  { code, shortTitle }: Metric,
  on: CalendarDay | undefined,
): Button {
  const args = { ...namedBy(view), m: code, ...(on !== undefined && { w: on }) };
  const label = texts.cardButton(code, shortTitle);
  return button(label, view.viewer === 'school' ? 'figure' : 'school-figures', args);
}

export function sourceButton(
  view: FigureView,
  code: string,
  on: CalendarDay,
  label: string = labels.figureSource,
): Button {
  return button(label, 'figure-source', { ...namedBy(view), m: code, w: on });
}

/** «Показатели» of the school, as of `on`. */
export function figuresButton(view: FigureView, label: string, on?: CalendarDay): Button {
  const args = { ...namedBy(view), ...(on !== undefined && { w: on }) };
  return button(label, view.viewer === 'school' ? 'figures' : 'school-figures', args);
}

/** The school of a button, where it has to be named. */
export function namedBy({ s }: FigureView): { s?: number } {
  return s === undefined ? {} : { s };
}

/** Buttons in rows of two. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
