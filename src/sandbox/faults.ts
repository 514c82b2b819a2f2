/**
 * One request of the bot, as hooks and faults see it. `method` is VK's name, or one of the pseudo-methods
 * `longpoll.check`, `upload.doc`, `upload.photo`, `file.download`. `params` never holds the token.
 */
export type SandboxCall = { method: string; params: URLSearchParams };

/** What goes wrong with one request. Several fields combine: a delay and then an error, say. */
export type FaultDecision = {
  /** Real milliseconds to wait before the request is processed. */
  delayMs?: number;
  /** VK's top-level error; the call is not processed. */
  error?: { code: number; msg?: string };
  /** `messages.send` with `peer_ids` only: the error inside the item of `peerId` (of every item when absent). */
  itemError?: { code: number; msg?: string };
  /** The same for several recipients: VK's code by the peer. */
  itemErrors?: Readonly<Record<number, number>>;
  /** The HTTP status of the answer; the call is not processed. */
  httpStatus?: number;
  /** The answer is a page of HTML with status 200; the call is not processed. */
  notJson?: boolean;
  /** The connection is cut before anything was done. */
  dropConnectionBeforeProcessing?: boolean;
  /** Everything is done, but the answer never leaves: the doubtful case of every sender. */
  dropConnectionAfterProcessing?: boolean;
};

export type Fault = FaultDecision & {
  /** VK's method, a pseudo-method, or `*` for any request. */
  method: string;
  /** Only calls for this peer (`peer_id`, `user_id` or among `peer_ids`). */
  peerId?: number;
  /** How many requests it meets; 1 when absent. */
  times?: number;
};

/**
 * Points at which a test takes part. Each is awaited, so a hook that never resolves holds the request there: that is
 * how a crash test stops a bot at an exact place.
 */
export type SandboxHooks = {
  /** The request is read, nothing is done yet. */
  beforeCall?: (call: SandboxCall) => void | Promise<void>;
  /** What is to go wrong with this request; wins over `failNext`, field by field. */
  faultFor?: (call: SandboxCall) => FaultDecision | undefined | Promise<FaultDecision | undefined>;
  /** Everything is done (messages are in the dialog), the answer is not written. `answer` is the body to come. */
  afterCall?: (call: SandboxCall, answer: unknown) => void | Promise<void>;
  /** The answer went out completely. Not awaited by anything. */
  afterAnswer?: (call: SandboxCall) => void;
};

export type Faults = {
  failNext(fault: Fault): void;
  /** The planned fault that meets this call, used up by one; undefined for nothing. */
  decide(call: SandboxCall): (FaultDecision & { peerId?: number }) | undefined;
  clear(): void;
};

export function createFaults(): Faults {
  let planned: (Fault & { left: number })[] = [];
  return {
    failNext: (fault) => void planned.push({ ...fault, left: fault.times ?? 1 }),
    clear: () => void (planned = []),
    decide(call) {
      if (planned.length === 0) return undefined;
      const fault = planned.find((candidate) => meets(candidate, call));
      if (fault === undefined) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) planned = planned.filter((other) => other !== fault);
      return fault;
    },
  };
}

function meets(fault: Fault, { method, params }: SandboxCall): boolean {
  if (fault.method !== '*' && fault.method !== method) return false;
  return fault.peerId === undefined || peersOf(params).includes(fault.peerId);
}

function peersOf(params: URLSearchParams): number[] {
  const named = params.get('peer_ids') ?? params.get('peer_id') ?? params.get('user_id');
  return named === null ? [] : named.split(',').map(Number);
}
