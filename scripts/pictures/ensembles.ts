import { scaleLinear } from 'd3-scale';
import { crps, rankHistogram, spreadSkillRatio } from '../../grader/oracle/ensembles';
import { gaussians } from '../../grader/oracle/random';
import { at, generate } from '../../grader/oracle/tensor';
import { picture, place, segment, text } from './svg';

const SIZE = { width: 720, height: 230 };
const PANEL = { width: 200, gap: 40, left: 20, top: 56, bottom: 170 };
const [CASES, MEMBERS] = [4_000, 9];

interface Kind {
  readonly name: string;
  readonly spread: number;
  readonly bias: number;
}

const KINDS: readonly Kind[] = [
  { name: 'reliable', spread: 1, bias: 0 },
  { name: 'too narrow', spread: 0.5, bias: 0 },
  { name: 'biased', spread: 1, bias: 0.6 },
];

/** The rank histograms of three ensembles, with their scores. */
export function ensemblePicture(): string {
  const panels = KINDS.map(({ name, spread, bias }, i) => {
    const [draw, truth] = [gaussians(i, 'members'), gaussians(7, 'observations')];
    const observations = generate([CASES], () => truth());
    const ensemble = generate([CASES, MEMBERS], () => bias + spread * draw());
    const counts = rankHistogram({ ensemble, observations }).data;
    const scores = crps({ ensemble, observations }).data;
    const score = scores.reduce((sum, each) => sum + each, 0) / CASES;
    const ratio = at(spreadSkillRatio({ ensemble, observations }), 0);
    const left = PANEL.left + i * (PANEL.width + PANEL.gap);
    const y = scaleLinear([0, 0.36], [PANEL.bottom, PANEL.top]);
    const wide = PANEL.width / counts.length;
    const even = y(1 / counts.length);
    const bars = [...counts].map((count, rank) => {
      const top = y(count / CASES);
      return `<rect class="bar" x="${place(left + rank * wide + 1)}" y="${place(top)}" width="${place(wide - 2)}" height="${place(PANEL.bottom - top)}"/>`;
    });
    return [
      text(left, 44, name, { className: 'title' }),
      ...bars,
      segment(left, even, left + PANEL.width, even, 'three'),
      segment(left, PANEL.bottom, left + PANEL.width, PANEL.bottom, 'axis'),
      text(left, PANEL.bottom + 17, '0'),
      text(left + PANEL.width, PANEL.bottom + 17, String(MEMBERS), { anchor: 'end' }),
      text(left + PANEL.width / 2, PANEL.bottom + 17, 'members below', { anchor: 'middle' }),
      text(left, PANEL.bottom + 40, `mean CRPS ${score.toFixed(2)}, ratio ${ratio.toFixed(2)}`),
    ];
  });
  return picture(
    SIZE,
    'Three rank histograms of ensembles with 9 members. The reliable one is flat. The one that is too narrow has the form of a U. The biased one falls from left to right.',
    [text(PANEL.left, 18, 'rank histograms of 4,000 cases', { className: 'title' }), ...panels.flat()],
  );
}
