import type { Alternative } from '../../engine/pipeline';
import { absolute, type RankHistogramSteps } from '../../oracle/ensembles';
import { mean } from '../../oracle/reductions';

const ENTRY_HINT =
  'An observation below all members: in which entry does it count? And one above all of them?';
const COUNT_HINT = 'What do all entries add up to?';
const SORT_HINT = 'Is a member that stands later in its row always larger?';
const OWN_HINT = 'Each case has members and an observation of its own. Which axes line up?';

export const rankAlternatives: readonly Alternative<RankHistogramSteps>[] = [
  {
    id: 'members-above',
    clause: 'the members above the observation are counted',
    sentence: 'You count the members above the observation: your histogram is mirrored.',
    hint: ENTRY_HINT,
    steps: { isBelow: (member, observation) => member > observation },
  },
  {
    id: 'one-entry-late',
    clause: 'each case counts one entry too late',
    hint: ENTRY_HINT,
    steps: { entry: (rank, members) => Math.min(rank + 1, members) },
  },
  {
    id: 'one-entry-early',
    clause: 'each case counts one entry too early',
    hint: ENTRY_HINT,
    steps: { entry: (rank) => Math.max(rank - 1, 0) },
  },
  {
    id: 'highest-merged',
    clause: 'an observation above all members counts as if it were below the largest one',
    hint: ENTRY_HINT,
    steps: { entry: (rank, members) => Math.min(rank, members - 1) },
  },
  {
    id: 'highest-lost',
    clause: 'observations above all members are lost',
    hint: COUNT_HINT,
    steps: { entry: (rank, members) => (rank === members ? -1 : rank) },
  },
  {
    id: 'lowest-lost',
    clause: 'observations below all members are lost',
    hint: COUNT_HINT,
    steps: { entry: (rank) => (rank === 0 ? -1 : rank) },
  },
  {
    id: 'not-sorted',
    clause: 'the place is that of the first member above the observation, in members that are not sorted',
    hint: SORT_HINT,
    steps: {
      rank: (members, observation) => {
        const first = members.findIndex((member) => member > observation);
        return first < 0 ? members.length : first;
      },
    },
  },
  {
    id: 'nearest-member',
    clause: 'the place is that of the member nearest to the observation',
    hint: 'How many different ranks can an observation have among M members?',
    steps: {
      rank: (members, observation) => {
        const distances = [...members]
          .sort((one, other) => one - other)
          .map((member) => absolute(member, observation));
        return distances.indexOf(Math.min(...distances));
      },
    },
  },
  {
    id: 'only-mean-compared',
    clause: 'the observation is compared with the ensemble mean only',
    hint: 'How many different ranks can an observation have among M members?',
    steps: {
      rank: (members, observation, isBelow) => (isBelow(mean(members), observation) ? members.length : 0),
    },
  },
  {
    id: 'first-observation',
    clause: 'every case is compared with the first observation',
    hint: OWN_HINT,
    steps: {
      cases: (cases) => cases.map((each) => ({ ...each, observation: cases[0]?.observation ?? NaN })),
    },
  },
  {
    id: 'first-ensemble',
    clause: 'every observation is compared with the members of the first case',
    hint: OWN_HINT,
    steps: { cases: (cases) => cases.map((each) => ({ ...each, members: cases[0]?.members ?? [] })) },
  },
  {
    id: 'last-case-lost',
    clause: 'the last case is left out',
    hint: COUNT_HINT,
    steps: { cases: (cases) => cases.slice(0, -1) },
  },
  {
    id: 'fractions',
    clause: 'the entries are fractions of the cases, not counts',
    hint: COUNT_HINT,
    steps: { count: (count, cases) => count / cases },
  },
  {
    id: 'relative-to-flat',
    clause: 'the entries are divided by those of a flat histogram',
    hint: COUNT_HINT,
    steps: { count: (count, cases, members) => (count * (members + 1)) / cases },
  },
  {
    id: 'only-occurrence',
    clause: 'an entry says only whether a rank occurs, not how often',
    hint: COUNT_HINT,
    steps: { count: (count) => Math.min(count, 1) },
  },
  {
    id: 'cumulative',
    clause: 'each entry contains those before it',
    hint: COUNT_HINT,
    steps: {
      finish: (counts) => counts.map((_, k) => counts.slice(0, k + 1).reduce((sum, each) => sum + each, 0)),
    },
  },
];
