import { sum } from 'd3-array';
import type { JSX } from 'preact';
import { vocabulary } from '../../../../corpus/words';
import { MODEL } from '../../../../train/configuration';
import type { Numbers } from '../../../scenes/trained-numbers';
import type { NextResult } from '../../../scenes/language-model';
import { useModel, useScene } from '../../lab';
import { Failure, NotNumbers } from '../../parts/failure';
import { ModelAnswer } from '../../parts/model-answer';
import { NumberTable } from '../../parts/number-table';
import { texts } from '../../texts';
import type { Writing } from './writing';

const t = texts.language;
const SHOWN = 12;

interface NextProps {
  readonly params: Numbers;
  readonly writing: Writing;
  readonly title?: string | undefined;
}

/** What a model expects after a text, and where it looks. */
export function Next({ params, writing, title }: NextProps): JSX.Element {
  const { tokens } = writing;
  const [input, name] = [{ params, tokens }, nameOf(params, tokens)];
  const { outcome, result } = useScene('next', input, 'student', name);
  const model = useModel('next', input, name);
  return (
    <div class="next">
      {title !== undefined && <h4>{title}</h4>}
      <Failure outcome={outcome} />
      {result !== undefined && <Chances result={result} writing={writing} />}
      {writing.written !== undefined && (
        <p class="aside">
          {t.chosen}: {vocabulary[writing.written]}
        </p>
      )}
      {model !== undefined && (
        <ModelAnswer>
          <Chances result={model} writing={writing} />
        </ModelAnswer>
      )}
    </div>
  );
}

/** The likeliest words, and where the last word looks. */
function Chances({
  result,
  writing: { tokens, temperature, topK },
}: {
  readonly result: NextResult;
  readonly writing: Writing;
}): JSX.Element {
  const chances = probabilities(result.logits, temperature, topK);
  const likeliest = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  return (
    <div>
      <NotNumbers of={result.logits} />
      <ol class="bars" aria-label={t.next}>
        {likeliest.slice(0, SHOWN).map((token) => (
          <li key={token} data-token={token} data-value={chances[token]}>
            <span>{vocabulary[token]}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={100 * (chances[token] ?? 0) || 0} height="8" />
            </svg>
            <span>{texts.number(chances[token] ?? Number.NaN)}</span>
          </li>
        ))}
      </ol>
      {result.attention?.length === MODEL.heads * tokens.length && (
        <NumberTable
          caption={t.attention}
          rows={Array.from({ length: MODEL.heads }, (_, head) => t.head(head + 1))}
          columns={tokens.map((token) => vocabulary[token] ?? '')}
          valueAt={(head, i) => result.attention?.[head * tokens.length + i] ?? Number.NaN}
          magnitude={1}
        />
      )}
    </div>
  );
}

const names = new WeakMap<Numbers, number>();
let nextName = 1;

/** Parameters are too many to compare; those of another step are another list. */
function nameOf(params: Numbers, tokens: readonly number[]): string {
  let name = names.get(params);
  if (name === undefined) names.set(params, (name = nextName++));
  return `${name} ${tokens.join()}`;
}

/** The chances with which a right `generate` draws. */
function probabilities(logits: Float32Array, temperature: number, topK: number): number[] {
  const order = [...logits.keys()].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
  const kept = new Set(order.slice(0, temperature === 0 ? 1 : topK === 0 ? logits.length : topK));
  const largest = logits[order[0] ?? 0] ?? 0;
  const weights = Array.from(logits, (logit, token) =>
    kept.has(token) ? (temperature === 0 ? 1 : Math.exp((logit - largest) / temperature)) : 0,
  );
  const all = sum(weights);
  return weights.map((each) => each / all);
}
