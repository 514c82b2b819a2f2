import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Context } from '../context.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { officeTexts } from '../office-texts.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { listReportForms } from '../subjects/reports/report-forms.ts';
import { normaliseText } from '../../text/words.ts';
import { FORM_DIALOG, LONGEST_TITLE, MOST_FIELDS, checksOf, formOf, readField, readKind } from './draft.ts';
import type { DraftField, FormDraft } from './draft.ts';
import { ASKS_FOR_PERSON, PER_CLASS, PER_SCHOOL } from './lexicon.ts';
import { texts } from './texts.ts';

/** The question that the draft stands at. `remark`: what was wrong with the last answer. */
export function ask(draft: FormDraft, remark?: string): Answer {
  const lines = [...(remark === undefined ? [] : [remark]), ...questionOf(draft)];
  const rows = [...buttonsOf(draft), [button(officeTexts.cancel, 'cancel')]];
  return answer(lines.join('\n'), {
    keyboard: inline(...rows),
    dialog: { name: FORM_DIALOG, state: draft },
  });
}

function questionOf(draft: FormDraft): string[] {
  const form = formOf(draft);
  switch (draft.ask) {
    case 'title':
      return [texts.askTitle];
    case 'per':
      return [texts.askPer(form.title)];
    case 'field':
      return draft.fields.length === 0
        ? [texts.askFirstField]
        : [texts.fields(form.fields), texts.askNextField];
    case 'kind':
      return [texts.askKind(draft.pending ?? '')];
    case 'checks': {
      const checks = checksOf(form.fields, form.per);
      if (checks.length === 0) return [texts.noChecks];
      return [
        texts.askChecks,
        ...checks.map((check, place) => texts.check(check, form, draft.checks.includes(place))),
      ];
    }
    case 'preview':
      return [texts.preview(form), texts.unsaved];
  }
}

function buttonsOf(draft: FormDraft): Button[][] {
  const step = (label: string, args: Record<string, unknown>) => button(label, 'form-step', args);
  const { buttons } = texts;
  switch (draft.ask) {
    case 'title':
      return [];
    case 'per':
      return [
        [
          step(buttons.perClass, { do: 'per', v: 'class' }),
          step(buttons.perSchool, { do: 'per', v: 'school' }),
        ],
      ];
    case 'field':
      return draft.fields.length === 0
        ? []
        : [
            [
              step(buttons.done, { do: 'done' }),
              step(buttons.dropLast, { do: 'drop', n: draft.fields.length }),
            ],
          ];
    case 'kind':
      return [
        [step(buttons.count, { do: 'kind', v: 'count' }), step(buttons.yesNo, { do: 'kind', v: 'yes-no' })],
        [step(buttons.of, { do: 'kind', v: 'of' }), step(buttons.text, { do: 'kind', v: 'text' })],
      ];
    case 'checks': {
      const form = formOf(draft);
      const toggles = checksOf(form.fields, form.per).map((check, place) => {
        const isOn = draft.checks.includes(place);
        const label = texts.checkLabel(check, form);
        return step(isOn ? buttons.remove(label) : buttons.add(label), {
          do: 'check',
          n: place,
          v: isOn ? 'off' : 'on',
        });
      });
      return [...inPairs(toggles), [step(buttons.toPreview, { do: 'preview' })]];
    }
    case 'preview':
      return [
        [button(buttons.save, 'form-step', { do: 'save' }, 'positive')],
        [
          ...(checksOf(formOf(draft).fields, draft.per ?? 'school').length > 0
            ? [step(buttons.checks, { do: 'done' })]
            : []),
        ],
      ].filter((row) => row.length > 0);
  }
}

/** Takes typed words as the answer to the question the draft stands at. */
export function takeWords(context: Context, draft: FormDraft, text: string): Answer {
  const words = text.trim().replace(/\s+/g, ' ');
  switch (draft.ask) {
    case 'title': {
      const wrong = wrongTitle(words);
      if (wrong !== undefined) return ask(draft, wrong);
      const taken = listReportForms(context).some(
        ({ title }) => normaliseText(title) === normaliseText(words),
      );
      return taken ? ask(draft, texts.titleTaken(words)) : ask({ ...draft, title: words, ask: 'per' });
    }
    case 'per':
      if (PER_CLASS.test(words)) return ask({ ...draft, per: 'class', ask: 'field' });
      return PER_SCHOOL.test(words) ? ask({ ...draft, per: 'school', ask: 'field' }) : ask(draft);
    case 'field': {
      const { title, rest } = readField(words);
      const wrong = wrongTitle(title);
      if (wrong !== undefined) return ask(draft, wrong);
      return rest === undefined ? ask({ ...draft, pending: title, ask: 'kind' }) : addField(draft, rest);
    }
    case 'kind': {
      const read = readKind(draft.pending ?? '', words);
      return read === undefined ? ask(draft, texts.badOptions) : addField(draft, read);
    }
    case 'checks':
    case 'preview':
      return ask(draft);
  }
}

export function addField(draft: FormDraft, field: DraftField): Answer {
  const next: FormDraft = { ...draft, ask: 'field', pending: undefined };
  const named = [field.title, ...(field.options ?? [])].find((words) => findPersonName(words) !== undefined);
  if (named !== undefined) return ask(next, texts.named(findPersonName(named) ?? named));
  if (draft.fields.some(({ title }) => normaliseText(title) === normaliseText(field.title))) {
    return ask(next, texts.fieldTaken(field.title));
  }
  if (draft.fields.length >= MOST_FIELDS) return ask(next, texts.mostFields(MOST_FIELDS));
  return ask({ ...next, fields: [...draft.fields, field], checks: [] });
}

function wrongTitle(words: string): string | undefined {
  if (!/\p{L}{2}/u.test(words)) return texts.notWords;
  if (words.length > LONGEST_TITLE) return texts.titleLong(LONGEST_TITLE);
  if (ASKS_FOR_PERSON.test(words)) return texts.asksPeople;
  const name = findPersonName(words);
  return name === undefined ? undefined : texts.named(name);
}
