import { photoObject } from '../files.ts';
import { vkError } from '../vk-error.ts';
import { defineMethod } from './method.ts';
import { writableDialog } from './peers.ts';

/** `peer_id` may be left out; with one the community must be allowed to write to it (901 already here). */
export const photosGetMessagesUploadServer = defineMethod({ peer_id: { kind: 'int' } }, (core, args) => {
  if (args.peer_id !== undefined && args.peer_id !== 0) writableDialog(core, args.peer_id);
  return {
    album_id: -64,
    upload_url: `${core.origin}/upload/photo?peer_id=${args.peer_id ?? 0}`,
    user_id: 0,
    group_id: core.groupId,
  };
});

/** Takes `photo`, `server` and `hash` exactly as the upload answered them. */
export const photosSaveMessagesPhoto = defineMethod(
  {
    photo: { kind: 'string', required: true },
    server: { kind: 'int' },
    hash: { kind: 'string' },
  },
  (core, args) => {
    const id = /"sandbox":(\d+)/.exec(args.photo)?.[1];
    const file = id === undefined ? undefined : core.files.find(Number(id));
    if (file?.kind !== 'photo' || args.hash !== file.accessKey) throw vkError(129);
    return [photoObject(file, core.origin)];
  },
);
