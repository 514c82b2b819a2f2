import type { Core } from '../core.ts';
import { attachmentOf } from '../files.ts';
import { vkError } from '../vk-error.ts';
import type { Attachment } from '../wire.ts';

const MAX_ATTACHMENTS = 10;
const ATTACHMENT = /^(doc|photo)(-?\d+)_(\d+)(?:_(\w+))?$/;
/** Kinds that VK knows and the sandbox does not store: kept as they are, for the page to name. */
const FOREIGN = /^(wall|video|audio|market|poll|album|article|audio_message|graffiti)(-?\d+)_(\d+)(?:_\w+)?$/;

/** Reads `attachment`: comma-separated `<type><owner>_<id>_<key>`. Unknown files and more than ten are error 100. */
export function parseAttachments(core: Core, raw: string | undefined): Attachment[] {
  if (raw === undefined || raw.trim() === '') return [];
  const names = raw.split(',').map((name) => name.trim());
  if (names.length > MAX_ATTACHMENTS) {
    throw vkError(100, `attachment should contain no more than ${MAX_ATTACHMENTS} items`);
  }
  return names.map((name) => parseAttachment(core, name));
}

function parseAttachment(core: Core, name: string): Attachment {
  const [, type, owner, id, key] = ATTACHMENT.exec(name) ?? [];
  if (type === undefined) {
    const [, foreignType] = FOREIGN.exec(name) ?? [];
    if (foreignType === undefined) throw vkError(100, 'attachment is invalid');
    return { type: foreignType, reference: name };
  }
  const file = core.files.find(Number(id));
  // What a person sent is open to the community by its key alone; its own files need none.
  const opens = key === undefined ? file !== undefined && file.ownerId < 0 : key === file?.accessKey;
  const known = file?.kind === type && file.ownerId === Number(owner) && opens;
  if (file === undefined || !known)
    throw vkError(100, `attachment ${type}${owner ?? ''}_${id ?? ''} not found`);
  return attachmentOf(file, core.origin);
}
