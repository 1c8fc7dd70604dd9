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
  const fixtures = parseFixtures(JSON.parse(readFileSync(file, 'utf8')));
  known.set(exercise, fixtures);
  return fixtures;
}
