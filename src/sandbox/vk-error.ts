/** VK's own words for its codes (published errors.json). VK appends details after a colon. */
const MESSAGES: Readonly<Record<number, string>> = {
  1: 'Unknown error occurred',
  3: 'Unknown method passed',
  5: 'User authorization failed',
  6: 'Too many requests per second',
  7: 'Permission to perform this action is denied',
  8: 'Invalid request',
  9: 'Flood control',
  10: 'Internal server error',
  15: 'Access denied',
  29: 'Rate limit reached',
  100: 'One of the parameters specified was missing or invalid',
  105: "Couldn't save file",
  129: 'Invalid photo',
  901: "Can't send messages for users without permission",
  909: "Can't edit this message, because it's too old",
  911: 'Keyboard format is invalid',
  912: 'This is a chat bot feature, change this status in settings',
  913: 'Too many forwarded messages',
  914: 'Message is too long',
  917: "You don't have access to this chat",
  920: "Can't edit this kind of message",
  924: "Can't delete this message for everybody",
  925: 'You are not admin of this chat',
};

/** An answer of VK's kind `{"error": {error_code, error_msg}}`; expected, never a defect of the sandbox. */
export class VkError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.name = 'VkError';
    this.code = code;
  }
}

/** `detail` goes after the colon, as VK writes it: «Keyboard format is invalid: row 4 contains too much columns». */
export function vkError(code: number, detail?: string): VkError {
  const message = MESSAGES[code] ?? `Error ${code}`;
  return new VkError(code, detail === undefined ? message : `${message}: ${detail}`);
}
