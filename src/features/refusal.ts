import { ASKS, ASKS_LAST, AS_WITH, CALLED_OFF, ENDS_CALLED_OFF } from './lexicon.ts';

/** «не надо», «передумал»: said to a question, it is the end of it and no answer. */
export function isCalledOff(text: string): boolean {
  return CALLED_OFF.test(tidy(text));
}

/** «не нужна» after «мера», «цель звонят 50 не нужна»: what was begun in one line is taken back in it. */
export function endsCalledOff(text: string): boolean {
  return isCalledOff(text) || ENDS_CALLED_OFF.test(tidy(text));
}

/** «когда срок», «а какая неделя считается?»: somebody asks, who was asked. */
export function isQuestion(text: string): boolean {
  return text.includes('?') || ASKS.test(tidy(text));
}

/** The same where the question may come last, as after a command's own word: «цель по сотрудникам какая». */
export function asks(text: string): boolean {
  const said = tidy(text);
  return !AS_WITH.test(said) && (isQuestion(text) || ASKS_LAST.test(said));
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/^[\s«"]+|[\s.,;!»")]+$/g, '');
}
