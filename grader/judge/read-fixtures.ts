import { existsSync, readFileSync } from 'node:fs';
import { parseFixtures, type FixtureCase } from '../engine/fixtures';
import { inRepository } from '../repository/root';

/** The committed fixtures of an exercise. */
export function readFixtures(exercise: string): readonly FixtureCase[] {
  const file = inRepository('fixtures', `${exercise}.json`);
  if (!existsSync(file)) throw new Error(`there is no fixture file ${file}`);
  return parseFixtures(JSON.parse(readFileSync(file, 'utf8')));
}
