import { readFileSync } from 'node:fs';
import { inRepository } from '../grader/platform/root';

/** How many reports on an exercise lead to the mistake, as judged in quality/field/verdicts.md. */
export function judgedMessages(exercise: string): [leads: number, judged: number] {
  const page = readFileSync(inRepository('quality', 'field', 'verdicts.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith(`| \`${exercise}/`));
  return [rows.filter((row) => row.split('|')[3]?.trim() === 'leads').length, rows.length];
}
