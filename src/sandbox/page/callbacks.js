import { toast } from './dom.js';
import { followLink } from './links.js';
import { texts } from './texts.js';

const WAIT_MS = 60_000;

/** Pressed callback buttons that still spin, by callback id; and answers that outran the press's own reply. */
const spinning = new Map();
const earlyAnswers = new Map();

/** Lets the button spin until the bot answers, at most a minute: so long VK waits. */
export function spin(callbackId, element) {
  if (earlyAnswers.has(callbackId)) {
    showAnswer(earlyAnswers.get(callbackId));
    earlyAnswers.delete(callbackId);
    return;
  }
  element.classList.add('busy');
  const timer = setTimeout(() => {
    stop(callbackId);
    toast(texts.callbackLate, 'bad');
  }, WAIT_MS);
  spinning.set(callbackId, { element, timer });
}

export function takeAnswer(callbackId, answer) {
  if (stop(callbackId)) showAnswer(answer);
  else earlyAnswers.set(callbackId, answer);
}

function stop(callbackId) {
  const spinner = spinning.get(callbackId);
  if (spinner === undefined) return false;
  clearTimeout(spinner.timer);
  spinner.element.classList.remove('busy');
  spinning.delete(callbackId);
  return true;
}

function showAnswer(answer) {
  if (answer?.type === 'show_snackbar') toast(answer.text);
  if (answer?.type === 'open_link') followLink(answer.link);
}
