import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultDecision, Faults, SandboxCall, SandboxHooks } from './faults.ts';
import { writeReply, type Reply } from './http.ts';

export type Troubles = { faults: Faults; hooks: SandboxHooks };
export type Decision = (FaultDecision & { peerId?: number }) | undefined;

const HTML = '<!doctype html><title>502</title><h1>Bad gateway</h1>';

/**
 * Carries one request of the bot through the planned faults and the hooks: `process` does the work and gives the body,
 * `refuse` words an error the way this kind of request does. Nothing is written when the client is gone.
 */
export async function exchange(
  { faults, hooks }: Troubles,
  call: SandboxCall,
  response: ServerResponse,
  process: (decision: Decision) => Reply | undefined | Promise<Reply | undefined>,
  refuse: (error: { code: number; msg?: string }) => Reply,
): Promise<void> {
  const decision = await decide(faults, hooks, call);
  if (decision?.delayMs !== undefined) await sleep(decision.delayMs);
  if (decision?.dropConnectionBeforeProcessing === true) {
    response.destroy();
    return;
  }
  const reply = brokenReply(decision, refuse) ?? (await process(decision));
  if (reply === undefined) return;
  if (hooks.afterCall !== undefined) await hooks.afterCall(call, bodyOf(reply));
  if (decision?.dropConnectionAfterProcessing === true) {
    response.destroy();
    return;
  }
  const { afterAnswer } = hooks;
  if (afterAnswer !== undefined) response.once('finish', () => afterAnswer(call));
  writeReply(response, reply);
}

async function decide(faults: Faults, hooks: SandboxHooks, call: SandboxCall): Promise<Decision> {
  const planned = faults.decide(call);
  if (hooks.beforeCall !== undefined) await hooks.beforeCall(call);
  const hooked = hooks.faultFor === undefined ? undefined : await hooks.faultFor(call);
  if (planned === undefined) return hooked;
  return { ...planned, ...hooked };
}

function brokenReply(
  decision: Decision,
  refuse: (error: { code: number; msg?: string }) => Reply,
): Reply | undefined {
  if (decision === undefined) return undefined;
  if (decision.httpStatus !== undefined) {
    return { status: decision.httpStatus, type: 'text/html', body: HTML };
  }
  if (decision.notJson === true) return { status: 200, type: 'text/html', body: HTML };
  return decision.error === undefined ? undefined : refuse(decision.error);
}

function bodyOf(reply: Reply): unknown {
  if (!reply.type.startsWith('application/json') || typeof reply.body !== 'string') return reply.body;
  return JSON.parse(reply.body);
}
