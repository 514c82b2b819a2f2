import type { Button, Keyboard } from '../bot/outgoing.ts';

/** The keyboard as VK's JSON. No rows means: take the person's keyboard away. */
export function renderKeyboard({ inline, rows }: Keyboard): string {
  if (!inline && rows.length === 0) return JSON.stringify({ buttons: [] });
  return JSON.stringify({
    // `one_time` would take the keyboard away with the first press; inline ones must not have it at all.
    ...(!inline && { one_time: false }),
    inline,
    buttons: rows.map((row) => row.map(renderButton)),
  });
}

function renderButton(button: Button): object {
  if (button.kind === 'link') {
    return { action: { type: 'open_link', label: button.label, link: button.url } };
  }
  return {
    action: { type: 'text', label: button.label, payload: JSON.stringify(button.payload) },
    color: button.color ?? 'secondary',
  };
}
