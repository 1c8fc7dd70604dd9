import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from '../submission/allowed-files';
import type { LiteralExport, LiteralProblem, LiteralProperty } from '../submission/literals/literal';
import { readLiteralsInThread } from '../submission/parser-thread';

/** The file with a student's answers, in the folder of a module. */
export const CONCEPTS_FILE = 'concepts.ts';

/** Several times what the answers to all questions of a module take. */
const MAX_CHARS = 60_000;

/** What a student's file says. */
export interface GivenAnswers {
  /** The account or e-mail address; empty if there is none. */
  readonly student: string;
  /** Why the account cannot be read. */
  readonly studentProblem?: LiteralProblem;
  readonly answers: readonly LiteralProperty[];
}

/**
 * Reads a student's answers to the questions of a module, without running anything.
 *
 * @param root the folder that contains the module folders
 * @returns why the file cannot be read, or undefined if there is none
 */
export async function readAnswers(
  root: string,
  module: string,
): Promise<GivenAnswers | { readonly problem: LiteralProblem } | undefined> {
  const file = path.join(root, module, CONCEPTS_FILE);
  if (!existsSync(file)) return undefined;
  const why = problemWith(file, root);
  if (why !== undefined) return { problem: { message: `the file ${why}`, line: 1 } };
  const text = readFileSync(file, 'utf8');
  if (text.length > MAX_CHARS)
    return { problem: { message: `the file has more than ${String(MAX_CHARS)} characters`, line: 1 } };
  const read = await readLiteralsInThread(text);
  if ('problem' in read) return read;
  const answers = read.exports.get('answers');
  if (answers === undefined || !('properties' in answers))
    return { problem: { message: 'there is no `export const answers = { … }`', line: 1 } };
  return { ...studentIn(read.exports.get('student')), answers: answers.properties };
}

function studentIn(found: LiteralExport | undefined): Pick<GivenAnswers, 'student' | 'studentProblem'> {
  if (found === undefined) return { student: '' };
  if ('value' in found && typeof found.value === 'string') return { student: found.value.trim() };
  const problem = 'problem' in found ? found.problem : { message: 'it must be a text in quotes', line: 1 };
  return { student: '', studentProblem: { ...problem, message: `student: ${problem.message}` } };
}
