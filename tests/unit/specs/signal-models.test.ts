import { readFileSync } from 'node:fs';
import { maneuverLogits } from '../../../grader/oracle/orbits';
import { disruptionLogits } from '../../../grader/oracle/plasma';
import {
  bestSeparation,
  logisticSeparation,
  separation,
  unseen as unseenShots,
} from '../../../grader/specs/disruption-forecast/unseen-shots';
import {
  bestLimit,
  qualityOf,
  unseen as unseenTracks,
} from '../../../grader/specs/maneuver-detection/unseen-tracks';

const readme = readFileSync('exercises/5-physics/README.md', 'utf8');

test('the README says how well three scores separate unseen shots', () => {
  const own = separation(unseenShots().map((batch) => disruptionLogits(batch)));
  const scores = {
    'logistic regression': logisticSeparation(),
    'your model': own,
    'the ratio': bestSeparation(),
  };
  for (const [name, score] of Object.entries(scores)) {
    expect(readme).toMatch(new RegExp(`\\| ${name}[^|]+ \\| ${score.toFixed(2)} `));
  }
});

test('the README says how well two detectors do on unseen tracks', () => {
  const own = qualityOf(unseenTracks().map((batch) => maneuverLogits(batch)));
  for (const [name, { f1, meanDelay }] of Object.entries({ 'a limit': bestLimit(), 'your model': own })) {
    const numbers = `${f1.toFixed(2)} +\\| ${meanDelay.toFixed(1)} steps`;
    expect(readme).toMatch(new RegExp(`\\| ${name}[^|]+ \\| ${numbers}`));
  }
});
