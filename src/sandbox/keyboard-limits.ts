import type { Button, ButtonAction, Keyboard } from './wire.ts';
import { vkError } from './vk-error.ts';

const MAX_ROWS = 10;
const MAX_INLINE_ROWS = 6;
const MAX_COLUMNS = 5;
const MAX_BUTTONS = 40;
const MAX_INLINE_BUTTONS = 10;
/** Letters of a label: VK does not say whether it counts code points; UTF-16 units are the stricter reading. */
const MAX_LABEL = 40;
/** Characters of one button's payload as JSON. */
const MAX_PAYLOAD = 255;
const COLORS = new Set(['primary', 'secondary', 'default', 'positive', 'negative']);
/** Per type: the fields it must have and those it may have besides `type` and `payload`. */
const ACTION_FIELDS: Readonly<Record<string, readonly string[]>> = {
  text: ['label'],
  callback: ['label'],
  open_link: ['label', 'link'],
  open_app: ['label', 'app_id', 'owner_id', 'hash'],
  location: [],
  vkpay: ['hash'],
};
const COLOURED = new Set(['text', 'callback']);

/**
 * Reads the `keyboard` parameter and checks it against every limit VK states. Broken JSON is VK's error 100, any other
 * fault 911. Returns the keyboard with payloads as JSON strings and the defaults filled in.
 */
export function parseKeyboard(json: string): Keyboard {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw vkError(100, 'keyboard contains incorrect JSON');
  }
  if (!isRecord(raw)) throw invalid('keyboard should be object');
  const inline = booleanOf(raw, 'inline');
  const oneTime = booleanOf(raw, 'one_time');
  for (const key of Object.keys(raw)) {
    if (!['inline', 'one_time', 'buttons', 'author_id'].includes(key)) {
      throw invalid('keyboard contains unknown fields');
    }
  }
  if (inline && oneTime) throw invalid('one_time property is not allowed for inline keyboard');
  const rows = raw['buttons'];
  if (!Array.isArray(rows)) throw invalid('buttons should be array');
  if (rows.length > (inline ? MAX_INLINE_ROWS : MAX_ROWS)) throw invalid('buttons contain too much rows');
  const buttons = rows.map((row: unknown, rowIndex) => parseRow(row, rowIndex));
  const count = buttons.reduce((sum, row) => sum + row.length, 0);
  if (count > (inline ? MAX_INLINE_BUTTONS : MAX_BUTTONS)) {
    throw invalid('keyboard contains too much buttons');
  }
  return { one_time: oneTime, inline, buttons };
}

function parseRow(row: unknown, rowIndex: number): Button[] {
  if (!Array.isArray(row)) throw invalid(`row ${rowIndex} should be array`);
  if (row.length === 0) throw invalid(`row ${rowIndex} should be not empty`);
  if (row.length > MAX_COLUMNS) throw invalid(`row ${rowIndex} contains too much columns`);
  return row.map((button: unknown, column) => parseButton(button, `button [${rowIndex}][${column}]`));
}

function parseButton(button: unknown, where: string): Button {
  if (!isRecord(button) || !isRecord(button['action'])) throw invalid(`${where} action should be object`);
  const action = parseAction(button['action'], where);
  const color = button['color'];
  if (color === undefined) return { action };
  if (typeof color !== 'string' || !COLORS.has(color)) throw invalid(`${where} color is invalid`);
  if (!COLOURED.has(action.type)) throw invalid(`${where} color is not allowed for ${action.type}`);
  return { action, color };
}

function parseAction(raw: Record<string, unknown>, where: string): ButtonAction {
  const type = raw['type'];
  const fields = typeof type === 'string' ? ACTION_FIELDS[type] : undefined;
  if (typeof type !== 'string' || fields === undefined) throw invalid(`${where} action type is invalid`);
  for (const key of Object.keys(raw)) {
    if (key !== 'type' && key !== 'payload' && !fields.includes(key)) {
      throw invalid(`${where} action contains unknown fields`);
    }
  }
  const action: ButtonAction = { type };
  if (fields.includes('label')) action.label = parseLabel(raw['label'], where);
  if (fields.includes('link')) action.link = parseLink(raw['link'], where);
  if (typeof raw['hash'] === 'string') action.hash = raw['hash'];
  for (const key of ['app_id', 'owner_id'] as const) {
    const value = raw[key];
    if (typeof value === 'number') action[key] = value;
  }
  const payload = parsePayload(raw['payload'], where);
  if (payload !== undefined) action.payload = payload;
  return action;
}

function parseLabel(label: unknown, where: string): string {
  if (typeof label !== 'string' || label.trim() === '') {
    throw invalid(`${where} label should be at least 1 letters length`);
  }
  if (label.length > MAX_LABEL) {
    throw invalid(`${where} label should be less or equal ${MAX_LABEL} letters length`);
  }
  return label;
}

function parseLink(link: unknown, where: string): string {
  if (typeof link !== 'string' || !URL.canParse(link) || !/^https?:/i.test(link)) {
    throw invalid(`${where} has invalid link`);
  }
  return link;
}

/** VK takes the payload as a JSON string; vk-io and others also send the object itself. */
function parsePayload(payload: unknown, where: string): string | undefined {
  if (payload === undefined || payload === '') return undefined;
  if (payload === null) throw invalid(`${where} payload is not valid json`);
  const json = typeof payload === 'string' ? payload : JSON.stringify(payload);
  if (json.length > MAX_PAYLOAD) {
    throw invalid(`${where} payload should be less or equal ${MAX_PAYLOAD} letters length`);
  }
  try {
    JSON.parse(json);
  } catch {
    throw invalid(`${where} payload is not valid json`);
  }
  return json;
}

function booleanOf(raw: Record<string, unknown>, name: 'inline' | 'one_time'): boolean {
  const value = raw[name];
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw invalid(`${name} property should be boolean`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(detail: string) {
  return vkError(911, detail);
}
