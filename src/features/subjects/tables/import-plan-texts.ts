import type { Period } from '../../../domain/period.ts';
import type { PlanRemark } from '../../../domain/plan-remark.ts';
import type { CellAddress, ProblemSeverity, Table, TableProblem } from '../../../domain/table.ts';
import { dayInWords, periodInWords } from '../../../text/dates.ts';
import { choiceInWords, shortList } from '../../../text/list.ts';
import { nameInQuotes } from '../../../text/quotes.ts';

const MOST_NAMES = 5;
const MOST_CANDIDATES = 3;

const SEVERITY: Record<PlanRemark['code'], ProblemSeverity> = {
  'ambiguous-unit': 'ask',
  'same-unit-twice': 'ask',
  'foreign-schools': 'note',
  'closed-units': 'note',
  'other-municipalities': 'note',
  'foreign-table': 'refuse',
  'period-in-future': 'refuse',
  'period-under-way': 'note',
};

/** A remark of the import plan as a problem of its table, with the cell in words where it has one. */
export function wordRemark(remark: PlanRemark, table: Pick<Table, 'sheets'>): TableProblem {
  const { code } = remark;
  const base = { severity: SEVERITY[code], code };
  if (!('at' in remark)) return { ...base, sentence: sentenceOf(remark, table) };
  return {
    ...base,
    at: remark.at,
    sentence: `${placeInWords(remark.at, table)}: ${sentenceOf(remark, table)}`,
  };
}

function sentenceOf(remark: PlanRemark, table: Pick<Table, 'sheets'>): string {
  switch (remark.code) {
    case 'ambiguous-unit':
      return `${nameInQuotes(remark.name)} — это ${choiceInWords(
        remark.candidates.slice(0, MOST_CANDIDATES).map(({ name }) => name),
      )}? Значения не войдут, пока не решено, какая это школа.`;
    case 'same-unit-twice':
      return `${nameInQuotes(remark.name)} уже есть${remark.other === undefined ? '' : ` в ${inWords(remark.other, table)}`}, значения разные. Оба — с пометкой «проверяется»: узнайте у источника, какое верно.`;
    case 'foreign-schools':
      return `Школы не вашего района пропущены, вы так сказали: ${shortList(remark.names, MOST_NAMES)}.`;
    case 'closed-units':
      return `В файле есть закрытые школы: ${shortList(
        remark.units.map(({ name }) => name),
        MOST_NAMES,
      )}. Значения войдут; если школа работает, откройте её в списке школ.`;
    case 'other-municipalities':
      return `Значения других муниципалитетов не войдут: ${shortList(remark.names, MOST_NAMES)}. Делать ничего не нужно.`;
    case 'foreign-table':
      return `В таблице нет вашего района, в ней ${shortList(remark.names, MOST_NAMES)}. Проверьте, тот ли это файл.`;
    case 'period-in-future':
      return remark.period.from === remark.period.to
        ? `Таблица на ${dayInWords(remark.period.to, { year: true })}, этот день ещё не наступил. Проверьте дату в файле и пришлите его снова.`
        : `Таблица за ${inWholeWords(remark.period)}, этот период ещё не начался. Проверьте дату в файле и пришлите его снова.`;
    case 'period-under-way':
      return `Таблица за ${inWholeWords(remark.period)}, этот период ещё не закончился. Значения войдут; когда он закончится, пришлите таблицу снова.`;
  }
}

function inWholeWords(period: Period): string {
  return periodInWords(period, { year: true });
}

export function placeInWords({ sheet, cell }: CellAddress, { sheets }: Pick<Table, 'sheets'>): string {
  return sheets.length === 0 ? cell : `Лист «${sheet}», ${cell}`;
}

/** After «в»: «ячейке C17», «ячейке C17 листа «Школы»». */
function inWords({ sheet, cell }: CellAddress, { sheets }: Pick<Table, 'sheets'>): string {
  return sheets.length === 0 ? `ячейке ${cell}` : `ячейке ${cell} листа «${sheet}»`;
}
