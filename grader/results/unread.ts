/**
 * Says that files are not read, and where the answer belongs.
 *
 * @param files at least one
 * @param own the exercise's file
 */
export const unreadSentence = (files: readonly string[], own: string): string =>
  `${files.join(' and ')} ${files.length === 1 ? 'is' : 'are'} not read: write your answer into ${own}.`;
