/** Submissions with answers to the questions about ideas, made for tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ModuleConcepts, NumberQuestion, Question, Variant } from '../../grader/concepts/question';
import { CONCEPTS_FILE } from '../../grader/concepts/read-answers';
import { conceptsText } from '../../grader/release/concepts-text';
import { variantOf } from '../../grader/concepts/variant';

/** Deletes the folder after `use`. */
export async function inFolder<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'concepts-'));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes a module's file, with the answers that are given; the others stay empty. */
export function writeAnswers(
  directory: string,
  concepts: ModuleConcepts,
  {
    student = '',
    answerTo,
  }: { readonly student?: string; readonly answerTo: (question: Question) => unknown },
): void {
  mkdirSync(path.join(directory, concepts.module), { recursive: true });
  writeFileSync(
    path.join(directory, concepts.module, CONCEPTS_FILE),
    conceptsText(concepts, { student, answerTo }),
  );
}

/** The numbers of a question for a student. */
export const numbersFor = (question: Question, student: string): Variant =>
  (question as NumberQuestion).variants?.[variantOf(student)] ?? {};

/** A student for each set of numbers. */
export function studentsOfAllVariants(count: number): string[] {
  const students: string[] = [];
  for (let i = 0; students.filter(Boolean).length < count; i += 1) {
    const student = `student-${String(i)}`;
    students[variantOf(student)] ??= student;
  }
  return students;
}
