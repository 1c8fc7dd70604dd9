import * as z from 'zod';
import { usernameOf } from '../report/formats/students';
import { readRows, UnusableRows } from '../results/csv-rows';
import { momentSchema } from '../results/moment';
import { comparable } from '../results/table-text';

const rowSchema = z.object({ student: z.string().min(1, 'is empty'), deadline: momentSchema });

/** Deadlines of single students. */
export class Extensions {
  readonly #deadlines = new Map<string, string>();
  readonly #unused = new Set<string>();

  /** @param prefix the part of submissions’ names before the username */
  constructor(readonly prefix?: string) {}

  /**
   * Reads a table with the columns student and deadline.
   *
   * @param name the file's name in error messages
   * @throws UnusableRows for an invalid row, or a second one of a student
   */
  static read(text: string, name: string, prefix?: string): Extensions {
    const extensions = new Extensions(prefix);
    for (const { value, line } of readRows(text, ['student', 'deadline'], rowSchema, name)) {
      const key = keyOf(value.student);
      if (extensions.#deadlines.has(key))
        throw new UnusableRows(
          `${name}, line ${String(line)}: ${value.student} is in an earlier line too; remove one of them`,
        );
      extensions.#deadlines.set(key, value.deadline);
      extensions.#unused.add(key);
    }
    return extensions;
  }

  /** The deadline of a submission, whose student a row names by username or by the whole name. */
  of(submission: string): string | undefined {
    const keys = [submission, usernameOf(submission, this.prefix)].map(keyOf);
    const key = keys.find((each) => this.#deadlines.has(each));
    if (key === undefined) return undefined;
    this.#unused.delete(key);
    return this.#deadlines.get(key);
  }

  /** The students whose deadline nobody has asked for. */
  get unused(): readonly string[] {
    return [...this.#unused];
  }
}

const keyOf = (student: string): string => comparable(student).toLowerCase();
