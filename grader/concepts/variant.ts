import { createHash } from 'node:crypto';
import type { Question } from './question';

/** How many sets of numbers a question has if its numbers depend on the student. */
export const VARIANTS = 8;

/** Which set of numbers a student has: from 0. Upper case and spaces around do not matter. */
export const variantOf = (student: string): number =>
  (createHash('sha256').update(student.trim().toLowerCase()).digest()[0] ?? 0) % VARIANTS;

/** Whether the numbers of a question depend on the student. */
export const hasVariants = (question: Question): boolean =>
  question.kind === 'number' && question.variants !== undefined;

/** The text of a question with a student's numbers; without a student, with `{name}` instead. */
export function textFor(question: Question, student: string): string {
  const numbers =
    question.kind === 'number' && student.trim() !== '' ? question.variants?.[variantOf(student)] : undefined;
  return question.text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const number = numbers?.[name];
    return number === undefined ? whole : String(number);
  });
}
