import { z } from 'zod';

const docSchema = z.object({
  title: z.string().default(''),
  size: z.number().default(0),
  ext: z.string().default(''),
  url: z.string(),
  id: z.number().int().optional(),
  owner_id: z.number().int().optional(),
  access_key: z.string().optional(),
});

const photoSchema = z.object({
  id: z.number().int(),
  owner_id: z.number().int(),
  access_key: z.string().optional(),
});

const attachmentSchema = z.object({
  type: z.string(),
  doc: z.unknown().optional(),
  photo: z.unknown().optional(),
});

/** A message inside a message (a reply, a forward), as deep as it goes. */
const innerSchema = z.object({
  attachments: z.array(attachmentSchema).default([]),
  get reply_message(): z.ZodOptional<typeof innerSchema> {
    return innerSchema.optional();
  },
  get fwd_messages(): z.ZodOptional<z.ZodArray<typeof innerSchema>> {
    return z.array(innerSchema).optional();
  },
});

/** VK's message as far as it is read; in chats `id` is 0 and nothing here uses it. */
export const messageSchema = innerSchema.extend({
  peer_id: z.number().int(),
  from_id: z.number().int(),
  conversation_message_id: z.number().int(),
  date: z.number().optional(),
  out: z.number().optional(),
  text: z.string().nullish(),
  payload: z.unknown().optional(),
  ref: z.string().nullish(),
  action: z.object({ type: z.string(), member_id: z.number().optional() }).nullish(),
});

export type VkMessage = z.infer<typeof messageSchema>;
export type VkInnerMessage = z.infer<typeof innerSchema>;

/** A document attachment; anything else in its place is no file. */
export function parseDoc(attachment: VkInnerMessage['attachments'][number]) {
  if (attachment.type !== 'doc') return undefined;
  return docSchema.safeParse(attachment.doc).data;
}

/** A photo as VK names it; nothing of it is ever downloaded. */
export function parsePhoto(attachment: VkInnerMessage['attachments'][number]) {
  if (attachment.type !== 'photo') return undefined;
  return photoSchema.safeParse(attachment.photo).data;
}
