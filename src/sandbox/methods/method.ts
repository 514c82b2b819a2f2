import type { Core } from '../core.ts';
import { parseArgs, type ArgsOf, type ParamRules } from '../validate.ts';
import type { FaultDecision } from '../faults.ts';

/** What a method needs besides its arguments: the planned error for one recipient of `messages.send`. */
export type CallContext = { itemFault: (FaultDecision & { peerId?: number }) | undefined };

/** One VK method: reads its parameters, changes the state, returns VK's `response`. Throws VkError. */
export type Method = (core: Core, params: URLSearchParams, context: CallContext) => unknown;

/** Binds rules to a body that gets the checked, typed arguments. */
export function defineMethod<const R extends ParamRules>(
  rules: R,
  run: (core: Core, args: ArgsOf<R>, context: CallContext) => unknown,
): Method {
  return (core, params, context) => run(core, parseArgs(rules, params), context);
}
