/*
 * What an export of the platform's own cabinet looks like: a row per user. The patterns are matched against text that
 * went through `normaliseHeader`, so Latin look-alikes are Cyrillic: «user» is `usеr`, «teacher» – `tеасhеr` folded.
 */

/** Headings of the column that holds everybody's role. */
export const ROLE_HEADING =
  /^(роль|роли|(тип|вид|категория) (пользователя|профиля|учетной записи)|rоlе)(?![а-я])/;
/** Headings of the column by which one person is told from another; the surest first. */
export const PERSON_HEADINGS: readonly RegExp[] = [
  /^(id|ид|идентификатор|us[еe]r|логин|номер профиля|профиль|снилс)/,
  /^(ф\.? ?и\.? ?о|фамилия|пользователь|сотрудник|учитель|педагог|участник|имя)/,
];
export const COUNTED: readonly { code: 'messages' | 'calls'; pattern: RegExp }[] = [
  { code: 'messages', pattern: /сообщени|(?<![а-я])сообщ\./ },
  { code: 'calls', pattern: /звонк|звонок|вызов/ },
];
/** Of messages and calls, but no number of those that the person sent or made. */
export const NOT_COUNTED =
  /дата|последн|время|длительн|минут|час(?![а-я])|получен|входящ|пропущен|прочитан|доля|%|процент|средн|рейтинг|(?<![а-я])нет(?![а-я])/;

/** The role that the monitoring counts; a cell may name several. */
export const TEACHER_ROLE = /(^|[,;/+| ])учител[ьяи](?![а-я])/;
/** Cells of a column of roles, whoever is meant. */
export const ANY_ROLE =
  /^(учител|ученик|обучающ|родител|администратор|админ|сотрудник|директор|завуч|заместител|классн|педагог|воспитател|студент|преподават|методист|гость|участник|модератор|куратор)/;
/** «Активность учителей МБОУ «СОШ № 1»», «Организация: …»: where the name of an organisation begins. Unfolded text. */
export const ORGANISATION_BEGINS =
  /(?<![А-Яа-яЁё])(?:М[БКА]?О[БК]?У|М[БК]?Д?ОУ|М[БКА]Д?ОУ|Г[БКА]?ОУ|ЧОУ|АНО|СОШ|ООШ|НОШ|[Шш]кола|ШКОЛА|[Гг]имназия|[Лл]ицей|Детский сад|детский сад)(?![А-Яа-яё])/u;
/** What follows a name in a title and is no part of it. Unfolded text. */
export const ORGANISATION_ENDS =
  /[,;]? (?:за|с|по состоянию|на|от|период|неделя|активность)(?![А-Яа-яё])|[,;(] ?\d{1,2}[.–-]|\s\d{1,2}\.\d{1,2}\./u;
