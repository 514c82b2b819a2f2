import { byId, h, iconButton } from './dom.js';
import { nameOf, speakerOf } from './state.js';
import { texts } from './texts.js';

let keysHidden = false;

/**
 * The parts under the messages: the bot's buttons, who speaks (in a chat), the field. Enter sends, Shift+Enter breaks
 * the line. `acts`: say(text), send(files, kind), changeSpeaker(id).
 */
export function composer(dialog, keys, draft, acts) {
  const field = h('textarea', {
    id: 'composer-text',
    class: 'composer-text',
    rows: '1',
    placeholder: texts.placeholder,
    'aria-label': texts.placeholder,
    maxlength: '4096',
    oninput: () => grow(field),
    onkeydown: (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void submit();
    },
    onpaste: (event) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      void acts.send([...event.clipboardData.files]);
    },
  });
  field.value = draft;
  const files = h('input', {
    type: 'file',
    id: 'composer-file',
    hidden: true,
    multiple: true,
    onchange: async () => {
      await acts.send([...files.files]);
      files.value = '';
    },
  });
  const photos = h('input', {
    type: 'file',
    id: 'composer-photo',
    accept: 'image/png,image/jpeg,image/gif',
    hidden: true,
    multiple: true,
    onchange: async () => {
      await acts.send([...photos.files], 'photo');
      photos.value = '';
    },
  });
  async function submit() {
    const text = field.value;
    if (text.trim() === '') return;
    field.value = '';
    grow(field);
    await acts.say(text).catch(() => {
      const now = byId('composer-text');
      if (now && now.value === '') now.value = text;
    });
  }
  const form = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    files,
    photos,
    iconButton('clip', texts.attach, { onclick: () => files.click() }),
    iconButton('photo', texts.attachPhoto, { onclick: () => photos.click() }),
    field,
    keys && keysToggle(keys),
    iconButton('send', texts.send, { type: 'submit', class: 'icon-button send' }),
  );
  setTimeout(() => grow(field));
  if (keys) keys.hidden = keysHidden;
  return [keys, dialog.kind === 'chat' && speaker(dialog, acts), form].filter(Boolean);
}

function keysToggle(keys) {
  const button = iconButton('keys', texts.keys, {
    'aria-controls': 'keys',
    'aria-expanded': String(!keysHidden),
    onclick: () => {
      keysHidden = !keysHidden;
      keys.hidden = keysHidden;
      button.setAttribute('aria-expanded', String(!keysHidden));
    },
  });
  return button;
}

function speaker(dialog, acts) {
  const current = speakerOf(dialog);
  const select = h(
    'select',
    { id: 'speaker', onchange: () => acts.changeSpeaker(Number(select.value)) },
    dialog.memberIds.map((id) => h('option', { value: id, selected: id === current }, nameOf(id))),
  );
  return h('div', { class: 'speaker' }, h('label', { for: 'speaker' }, texts.speaker), select);
}

function grow(field) {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}

/** Files may be dropped anywhere on the open dialog. */
export function bindDrop(pane, send) {
  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    pane.classList.toggle('dropping', depth > 0);
  };
  pane.addEventListener('dragenter', (event) => carriesFiles(event) && mark(1));
  pane.addEventListener('dragleave', (event) => carriesFiles(event) && mark(-1));
  pane.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
  pane.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark(0);
    void send([...event.dataTransfer.files]);
  });
}
