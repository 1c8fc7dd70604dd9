import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../platform/refusal';
import { writeWhole } from '../../platform/write-whole.mjs';
import { siteFiles } from './site-files';
import type { LabSubmission } from './submission';

/**
 * Writes the lab as a site that needs no server. It contains no model answers.
 *
 * @returns the page
 * @throws Refusal if the folder cannot be written
 */
export async function writeSite(folder: string, submission: LabSubmission): Promise<string> {
  const files = await Promise.all(
    Object.entries(siteFiles).map(async ([name, make]) => [name, await make(false)] as const),
  );
  const student = await submission.siteScript();
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of [...files, ['student.js', student] as const])
      writeWhole(path.join(folder, name), text);
  } catch (failure) {
    throw new Refusal(`${folder} cannot be written: ${failure instanceof Error ? failure.message : ''}`);
  }
  return path.join(folder, 'index.html');
}
