import { API, APIRequest, Upload, type IAPIOptions } from 'vk-io';
import { z } from 'zod';
import type { CallEnded, Limiter } from '../delivery/limiter.ts';
import type { CallOptions, Failed, SendFailure } from '../delivery/transport.ts';
import { assertAllowed, type HostPolicy } from '../net/allowed-hosts.ts';
import { createGuardedAgent } from '../net/guarded-agent.ts';
import { NetError } from '../net/net-error.ts';
import { failureOfCode, TOO_MANY_PER_SECOND } from './error-classes.ts';
import { networkFailure } from './network-failure.ts';

type CallOutcome = { kind: 'done'; response: unknown } | Failed;

/** VK's methods and uploads, one HTTP request per call: nothing is repeated here and every failure is an outcome. */
export type VkClient = {
  call(method: string, params: VkParams, options: CallOptions): Promise<CallOutcome>;
  /** Posts a file to an address that VK gave out, in the multipart field `field`; the answer is VK's JSON. */
  upload(
    address: string,
    file: { field: 'file' | 'photo'; fileName: string; bytes: Uint8Array },
    options: CallOptions,
  ): Promise<CallOutcome>;
  /** Where files, long poll and upload may be. */
  hosts: HostPolicy;
  /** Drops all connections, those in use too: the last thing at a stop. */
  close(): void;
};

export type VkParams = Readonly<Record<string, string | number | undefined>>;

const API_VERSION = '5.199';
const CALL_TIMEOUT_MS = 10_000;
const UPLOAD_TIMEOUT_MS = 60_000;
/** After error 6 nobody calls for this long: the second is counted on VK's side. */
const TOO_MANY_HOLD_MS = 1_000;

const answerSchema = z.union([
  z.object({ error: z.object({ error_code: z.number(), error_msg: z.string().default('') }) }),
  z.object({ response: z.unknown().refine((value) => value !== undefined) }),
]);

/**
 * Calls through vk-io, past its queue: `APIRequest.make` is one request, while vk-io's worker repeats error 6 without
 * limit and cannot tell answers from bulk. `apiLimit` stands out of the way all the same. The token goes to the origin
 * of `apiBaseUrl` and, whatever redirects say, nowhere else.
 */
export function createVkClient({
  token,
  apiBaseUrl,
  limiter,
  hosts,
  timeoutMs = CALL_TIMEOUT_MS,
}: {
  token: string;
  apiBaseUrl: string;
  limiter: Limiter;
  hosts: HostPolicy;
  timeoutMs?: number;
}): VkClient {
  const base = apiBaseUrl.replace(/\/+$/, '');
  const apiOrigin = new URL(base).origin;
  const apiAgent = createGuardedAgent((url) => {
    if (url.origin !== apiOrigin) throw new NetError('host-not-allowed', url);
  });
  const uploadAgent = createGuardedAgent((url) => assertAllowed(url, hosts));
  const api = new API({
    token,
    apiVersion: API_VERSION,
    apiBaseUrl: base,
    apiLimit: 1000,
    apiRetryLimit: 0,
    apiTimeout: timeoutMs,
    agent: asAgent(apiAgent),
  });
  const uploader = new Upload({ api, agent: asAgent(uploadAgent), uploadTimeout: UPLOAD_TIMEOUT_MS });

  /** Waits for a place among the calls, then runs one; a stop meanwhile is a failure that certainly sent nothing. */
  async function limited(
    { lane, signal, admit }: CallOptions,
    run: () => Promise<CallOutcome>,
  ): Promise<CallOutcome> {
    let ended: CallEnded;
    try {
      ended = await limiter.take(lane, signal);
    } catch {
      return failed({ kind: 'retry', message: 'stopped before the call', answered: true });
    }
    if (admit?.() === false) {
      ended();
      return failed({ kind: 'retry', message: 'no longer wanted', answered: true, withdrawn: true });
    }
    try {
      return await run();
    } catch (error) {
      return failed(networkFailure(error));
    } finally {
      ended();
    }
  }

  return {
    hosts,
    call: (method, params, options) =>
      limited(options, async () => {
        const answer = answerSchema.safeParse(await new APIRequest({ api, method, params }).make());
        if (!answer.success) {
          return failed({ kind: 'retry', message: 'not an answer of VK', answered: false });
        }
        if ('response' in answer.data) return { kind: 'done', response: answer.data.response };
        const { error_code: code, error_msg: message } = answer.data.error;
        if (code === TOO_MANY_PER_SECOND) limiter.hold(TOO_MANY_HOLD_MS);
        return failed(failureOfCode(code, message));
      }),
    upload: (address, { field, fileName, bytes }, options) =>
      limited(options, async () => {
        const { formData } = await uploader.buildPayload({
          field,
          values: [{ value: Buffer.from(bytes), filename: fileName }],
          maxFiles: 1,
          attachmentType: field === 'file' ? 'doc' : 'photo',
        });
        const response: unknown = await uploader.upload(address, {
          formData,
          timeout: UPLOAD_TIMEOUT_MS,
          forceBuffer: true,
        });
        return { kind: 'done', response };
      }),
    close() {
      apiAgent.close();
      uploadAgent.close();
    },
  };
}

export function failed(failure: SendFailure): Failed {
  return { kind: 'failed', failure };
}

/** node-fetch, below vk-io, also takes a function that chooses the agent per hop; vk-io's types do not say so. */
function asAgent(choose: unknown): IAPIOptions['agent'] {
  return choose as IAPIOptions['agent'];
}
