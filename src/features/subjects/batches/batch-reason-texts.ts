/** Where nobody knows what VK's refusal means. */
export const reasonTexts = {
  refused: 'VK не принял сообщение',
  refusedBy: (code: number) => `VK не принял сообщение (код ${code})`,
};
