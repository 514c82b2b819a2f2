import { BIRTH_DATES, LONG_NUMBER, MAIL_ADDRESS } from './person-lexicon.ts';
import { findPersonName } from './person-name.ts';

/** Whether words tell of a person: a name, a birth date, a telephone or a СНИЛС, an address of mail. */
export function hasPersonData(text: string): boolean {
  return (
    LONG_NUMBER.test(text) ||
    BIRTH_DATES.some((date) => date.test(text)) ||
    MAIL_ADDRESS.test(text) ||
    findPersonName(text) !== undefined
  );
}
