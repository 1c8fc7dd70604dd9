import { renderTrainingPage, type ShownTraining } from '../../../grader/report/html/training-page';

const training: ShownTraining = {
  title: 'Pre-training',
  curve: {
    each: [1, 2, 3, 4].map((step) => ({ step, loss: 4 / step })),
    averaged: [
      { step: 2, loss: 3 },
      { step: 4, loss: 1.5 },
    ],
    levels: [
      { name: 'bigram', loss: 1.21 },
      { name: 'optimum', loss: 1.2 },
    ],
  },
  findings: ['The model is close.'],
  samples: [{ step: 1_000, texts: ['the <b>lens</b> blurs .'], share: 0.975 }],
  shareOf: 'of the sentences are grammatical',
  settings: [['steps', '4']],
};

test('the page shows curve, samples and settings, and its text alternative says how the loss went', () => {
  const page = renderTrainingPage(training);
  for (const text of ['<h1>Pre-training</h1>', 'The model is close.', 'After step 1,000', '97.5 % of the'])
    expect(page).toContain(text);
  expect(page).toContain('The loss goes from 3.0000 to 1.5000 in 4 steps. For comparison: bigram 1.2100');
  expect(page).toContain('<dt>steps</dt><dd>4</dd>');
});

test('nothing that a model wrote becomes markup, and no script may run', () => {
  const page = renderTrainingPage(training);
  expect(page).toContain('the &lt;b>lens&lt;/b> blurs .');
  expect(page).not.toContain('<script');
  expect(page).toContain("default-src 'none'; style-src");
  expect(page).not.toContain('script-src');
});

test('labels of levels that are close do not cover each other', () => {
  const labels = [...renderTrainingPage(training).matchAll(/class="level-name" x="[\d.]+" y="([\d.]+)"/g)];
  const [optimum = 0, bigram = 0] = labels.map(([, y]) => Number(y));
  expect(labels).toHaveLength(2);
  expect(optimum - bigram).toBeGreaterThanOrEqual(12);
});

test('a training without a loss that is a number has a page too', () => {
  const page = renderTrainingPage({ ...training, curve: { ...training.curve, each: [], averaged: [] } });
  expect(page).toContain('There is no loss yet.');
  expect(page).not.toMatch(/NaN|Infinity/);
});
