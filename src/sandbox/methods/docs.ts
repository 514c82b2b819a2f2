import { docObject } from '../files.ts';
import { vkError } from '../vk-error.ts';
import { defineMethod } from './method.ts';
import { writableDialog } from './peers.ts';

/** A community must name the peer, and must be allowed to write to it (901 already here). */
export const docsGetMessagesUploadServer = defineMethod(
  {
    type: { kind: 'string', oneOf: ['audio_message', 'doc', 'graffiti'] },
    peer_id: { kind: 'int', required: true },
  },
  (core, args) => {
    writableDialog(core, args.peer_id);
    return { upload_url: `${core.origin}/upload/doc?peer_id=${args.peer_id}` };
  },
);

/** `file` is what the upload answered: good once or more, as long as the file is kept. */
export const docsSave = defineMethod(
  {
    file: { kind: 'string', required: true },
    title: { kind: 'string' },
    tags: { kind: 'string' },
    return_tags: { kind: 'bool' },
  },
  (core, args) => {
    const [prefix, id, key] = args.file.split('|');
    const file = prefix === 'sandbox' ? core.files.find(Number(id)) : undefined;
    if (file?.kind !== 'doc' || file.accessKey !== key) throw vkError(105);
    if (args.title !== undefined && args.title !== '') file.name = args.title;
    return { type: 'doc', doc: docObject(file, core.origin) };
  },
);
