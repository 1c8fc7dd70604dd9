import type { Source } from '../results/sources';
import { REGRADE_FILE } from '../results/layout';
import { submittedText } from './plain-text';

/**
 * The text in which a student asks for a regrade.
 *
 * @param root the folder that contains the module folders
 */
export const regradeRequest = (root: string): Source[] => {
  const request = submittedText(root, REGRADE_FILE);
  return request === undefined ? [] : [request];
};
