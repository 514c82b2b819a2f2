import { momentText, wallText } from './dates.js';
import { bindMenu, byId, toast } from './dom.js';
import { post } from './server.js';
import { now, state } from './state.js';
import { texts } from './texts.js';

export function bindClock() {
  const button = byId('clock-button');
  const menu = bindMenu(button, byId('clock-menu'));
  const move = async (body) => {
    await post('clock', body);
    menu.close();
    button.focus();
  };
  button.addEventListener('click', () => {
    byId('clock-input').value = wallText(now());
    byId('clock-input').min = wallText(now());
  });
  for (const item of document.querySelectorAll('[data-preset]')) {
    item.addEventListener('click', () => void move({ preset: item.dataset.preset }));
  }
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void move({ local: byId('clock-input').value });
  });
  setInterval(drawClock, 1000);
}

export function setClock(instant, announce) {
  state.clockOffsetMs = new Date(instant).getTime() - Date.now();
  drawClock();
  if (announce) toast(texts.clockMoved(momentText(now())));
}

function drawClock() {
  const text = momentText(now());
  const clock = byId('clock-text');
  if (clock.textContent === text) return;
  clock.textContent = text;
  clock.dateTime = now().toISOString();
  byId('clock-hint').textContent = texts.clockZone(state.timeZone);
}
