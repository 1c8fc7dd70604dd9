import { existsSync, readFileSync } from 'node:fs';
import { parseFixtures, type FixtureCase } from '../engine/fixtures';
import { inRepository } from '../platform/root';

const known = new Map<string, readonly FixtureCase[]>();

/** The committed fixtures of an exercise, read once. */
export function readFixtures(exercise: string): readonly FixtureCase[] {
  const already = known.get(exercise);
  if (already !== undefined) return already;
  const file = inRepository('fixtures', `${exercise}.json`);
  if (!existsSync(file)) throw new Error(`there is no fixture file ${file}`);
  const fixtures = parsed(file);
  known.set(exercise, fixtures);
  return fixtures;
}

/** @throws Error that names the file if it is damaged */
function parsed(file: string): readonly FixtureCase[] {
  try {
    return parseFixtures(JSON.parse(readFileSync(file, 'utf8')));
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new Error(`the fixture file ${file} is damaged: ${why}`, { cause: failure });
  }
}
