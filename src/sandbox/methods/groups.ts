import type { Core } from '../core.ts';
import { vkError } from '../vk-error.ts';
import { defineMethod } from './method.ts';

/** The events of `groups.setLongPollSettings`, from the published schema. */
const EVENT_NAMES = [
  'message_new',
  'message_reply',
  'message_allow',
  'message_deny',
  'message_edit',
  'message_typing_state',
  'message_read',
  'message_event',
  'message_reaction_event',
  'photo_new',
  'audio_new',
  'video_new',
  'wall_reply_new',
  'wall_reply_edit',
  'wall_reply_delete',
  'wall_reply_restore',
  'wall_post_new',
  'wall_repost',
  'board_post_new',
  'board_post_edit',
  'board_post_restore',
  'board_post_delete',
  'photo_comment_new',
  'photo_comment_edit',
  'photo_comment_delete',
  'photo_comment_restore',
  'video_comment_new',
  'video_comment_edit',
  'video_comment_delete',
  'video_comment_restore',
  'market_comment_new',
  'market_comment_edit',
  'market_comment_delete',
  'market_comment_restore',
  'poll_vote_new',
  'group_join',
  'group_leave',
  'group_change_settings',
  'group_change_photo',
  'group_officers_edit',
  'user_block',
  'user_unblock',
  'like_add',
  'like_remove',
] as const;
const EVENT_RULES = Object.fromEntries(
  EVENT_NAMES.map((name) => [name, { kind: 'bool' } as const]),
) as Record<(typeof EVENT_NAMES)[number], { kind: 'bool' }>;

/** Bits of a community token's rights. */
const PERMISSION_BITS: Readonly<Record<string, number>> = {
  photos: 4,
  app_widget: 64,
  messages: 4096,
  docs: 131_072,
  manage: 262_144,
};

export function groupObject(core: Core) {
  return {
    id: core.groupId,
    name: core.groupName,
    screen_name: core.screenName,
    is_closed: 0,
    type: 'page',
    photo_50: `${core.origin}/favicon.svg`,
    photo_100: `${core.origin}/favicon.svg`,
    photo_200: `${core.origin}/favicon.svg`,
  };
}

export const groupsGetById = defineMethod(
  { group_id: { kind: 'string' }, group_ids: { kind: 'strings' }, fields: { kind: 'strings' } },
  (core, args) => {
    const asked = args.group_ids ?? (args.group_id === undefined ? undefined : [args.group_id]);
    const own = new Set([String(core.groupId), core.screenName, `club${core.groupId}`]);
    const groups = asked === undefined || asked.some((id) => own.has(id)) ? [groupObject(core)] : [];
    return { groups, profiles: [] };
  },
);

const ownGroup = { group_id: { kind: 'int', required: true, min: 1 } } as const;

/** Another community's id with this community's token. */
function checkGroup(core: Core, groupId: number): void {
  if (groupId !== core.groupId) throw vkError(15, 'no access to this group');
}

export const groupsGetLongPollServer = defineMethod(ownGroup, (core, args) => {
  checkGroup(core, args.group_id);
  if (!core.longPollEnabled) throw vkError(100, 'longpoll for this group is not enabled');
  return {
    key: core.longPoll.newKey(),
    server: `${core.origin}/whp/${core.groupId}`,
    ts: String(core.longPoll.ts()),
  };
});

export const groupsGetLongPollSettings = defineMethod(ownGroup, (core, args) => {
  checkGroup(core, args.group_id);
  return {
    is_enabled: core.longPollEnabled,
    api_version: '5.199',
    events: Object.fromEntries(
      EVENT_NAMES.map((name) => [name, core.longPollEvents.get(name) === true ? 1 : 0]),
    ),
  };
});

export const groupsSetLongPollSettings = defineMethod(
  { ...ownGroup, enabled: { kind: 'bool' }, api_version: { kind: 'string' }, ...EVENT_RULES },
  (core, args) => {
    checkGroup(core, args.group_id);
    if (args.enabled !== undefined) core.longPollEnabled = args.enabled;
    for (const name of EVENT_NAMES) {
      const value = args[name];
      if (value !== undefined) core.longPollEvents.set(name, value);
    }
    return 1;
  },
);

export const groupsGetTokenPermissions = defineMethod({}, (core) => {
  const permissions = core.permissions.map((name) => ({ name, setting: PERMISSION_BITS[name] ?? 0 }));
  return { mask: permissions.reduce((mask, { setting }) => mask | setting, 0), permissions };
});
