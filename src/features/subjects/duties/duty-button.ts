import { button } from '../../../bot/buttons.ts';
import type { Button, ButtonColor } from '../../../bot/outgoing.ts';
import { reportOccasion } from '../../../domain/duty.ts';
import type { Occasion } from '../../../domain/duty.ts';
import type { StoredDuty } from '../../../storage/duty.ts';

type Asked = {
  duty: Pick<StoredDuty, 'id' | 'evidence' | 'question'>;
  occasion: Pick<Occasion, 'key'>;
  /** The school it is made for; undefined – the one that the presser speaks for. */
  s: number | undefined;
};

/** A school's button of one time of a duty: straight to the report where that is all it asks for, otherwise «Готово». */
export function dutyButton(label: string, { duty, occasion, s }: Asked, color?: ButtonColor): Button {
  const { evidence, question } = duty;
  if (question === undefined && evidence.kind === 'report') {
    return button(label, 'school-report', { s, f: evidence.form, o: reportOccasion(duty, occasion) }, color);
  }
  if (question === undefined && evidence.kind === 'week-note') {
    // `d` keeps it apart from «Отчёт» below the dialog: under a duty its button stays.
    return button(label, 'report', { s, d: duty.id }, color);
  }
  return button(label, 'deadline-done', { d: duty.id, s, o: occasion.key }, color);
}
