import { count } from '../../text/plural.ts';

/* What is said of an export with a row per user. No sentence quotes a cell: names and numbers of people stay in the file. */

const TEACHERS = ['учитель', 'учителя', 'учителей'] as const;
const AT_TEACHERS = ['учителя', 'учителей', 'учителей'] as const;
const IN_SCHOOLS = ['школе', 'школах', 'школах'] as const;
const LINES = ['строка', 'строки', 'строк'] as const;

export function teachersCounted(teachers: number, schools: number): string {
  return `Это выгрузка по учителям: из неё посчитано, сколько их пишут и звонят. Всего ${count(teachers, TEACHERS)} в ${count(schools, IN_SCHOOLS)}. Имена и номера не сохранены.`;
}

export function othersLeftOut(lines: number): string {
  return `Посчитаны только учителя, как в мониторинге. Строк с другой ролью (ученики, администраторы и другие) пропущено: ${lines}.`;
}

export function rolesMissing(lines: number): string {
  return `Роль не указана: ${count(lines, LINES)}. Они не посчитаны; если это учителя, впишите роль и пришлите файл снова.`;
}

export function sameLineTwice(lines: number): string {
  return `Повторяются полностью: ${count(lines, LINES)}. Каждый учитель посчитан один раз, делать ничего не нужно.`;
}

export function countUnclear(teachers: number): string {
  return `у ${count(teachers, AT_TEACHERS)} число не заполнено, с ошибкой или стоит дважды разное. Оба возможных значения — с пометкой «проверяется»: исправьте выгрузку и пришлите файл снова.`;
}

export function blanksAreZero(): string {
  return 'в столбце нет ни одного нуля, поэтому пустые ячейки и прочерки посчитаны как 0. Если там чего-то не хватает, впишите числа и пришлите файл снова.';
}

export function noOrganisation(): string {
  return 'Это выгрузка по учителям, но не видно, какой они школы. Добавьте столбец «Организация» или строку над таблицей «Организация: МБОУ …» и пришлите файл снова. Ничего не сохранено.';
}

export function severalOrganisations(): string {
  return 'Это выгрузка по учителям, над таблицей названы разные организации. Добавьте столбец «Организация» и пришлите файл снова. Ничего не сохранено.';
}

export function organisationMissing(lines: number): string {
  return `Организация не указана: ${count(lines, LINES)} с учителями. Они не посчитаны, поэтому доли школ могут измениться: впишите организацию и пришлите файл снова.`;
}

export function personForOrganisation(): string {
  return 'в столбце организаций имя человека, файл не принят и ничего из него не сохранено. Впишите название школы и пришлите файл снова.';
}

export function severalDays(): string {
  return 'Это выгрузка по учителям за отдельные дни, а показатели считаются за неделю (сб–пт). Пришлите выгрузку за неделю целиком. Ничего не сохранено.';
}

export function noTeachers(): string {
  return 'Это выгрузка по пользователям, но ни у кого нет роли «Учитель»: считать некого. Проверьте, та ли это выгрузка. Ничего не сохранено.';
}

export function twoCounts(): string {
  return 'сообщения (или звонки) стоят ещё в одном столбце за тот же период: непонятно, какой считать. Показатель не войдёт; оставьте один столбец и пришлите файл снова.';
}

export function unknownThreshold(): string {
  return 'за этот период непонятно, сколько сообщений считается. Показатель не войдёт: пришлите готовую долю по школам.';
}

// ---- the export as it is kept until somebody decides on it ----

export const REDACTED = {
  person: 'Пользователь',
  role: 'Роль',
  teacher: 'Учитель',
  other: 'Участник',
} as const;

export function redactedPeriod(from: string, to: string): string {
  return `с ${from} по ${to}`;
}

export function redactedDate(date: string): string {
  return `на ${date}`;
}

export function redactedOrganisation(name: string): string {
  return `Организация: ${name}`;
}
