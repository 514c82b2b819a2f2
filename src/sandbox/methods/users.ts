import type { SandboxPerson } from '../options.ts';
import { defineMethod } from './method.ts';

export function userObject(person: SandboxPerson) {
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName,
    can_access_closed: true,
    is_closed: false,
  };
}

/** People the sandbox does not know are left out, as VK leaves out ids that do not exist. */
export const usersGet = defineMethod(
  {
    user_ids: { kind: 'strings', maxItems: 1000 },
    fields: { kind: 'strings' },
    name_case: { kind: 'string' },
    from_group_id: { kind: 'int' },
  },
  (core, args) =>
    (args.user_ids ?? []).flatMap((id) => {
      const person = core.people.get(Number(id.replace(/^id/, '')));
      return person === undefined ? [] : [userObject(person)];
    }),
);
