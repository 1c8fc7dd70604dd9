import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { LabAnswer, LabCall, LabCheck, LabQuestion } from '../../lab-data';
import { useLab, useModel, useScene } from '../lab';
import { Failure } from '../parts/failure';
import { Choice } from '../parts/fields';
import { returned } from '../parts/wire-tensors';
import { texts } from '../texts';
import { Comparison } from './checks/comparison';

const t = texts.checks;

export function ChecksView(): JSX.Element {
  const { data } = useLab();
  const { checks } = data;
  const [key, setKey] = useState(checks[0]?.key ?? '');
  const check = checks.find((each) => each.key === key) ?? checks[0];
  if (check === undefined) return <p>{t.none}</p>;
  return (
    <>
      <p>{t.lead}</p>
      <div class="controls">
        <Choice
          label={t.choose}
          value={check.key}
          options={Object.fromEntries(checks.map((each) => [each.key, each.key]))}
          onChange={setKey}
        />
      </div>
      {check.message !== '' && <p class="message">{check.message}</p>}
      {check.hint !== '' && (
        <p>
          <strong>{t.hint}:</strong> {check.hint}
        </p>
      )}
      {check.call === undefined ? (
        <p>{t.cannot}</p>
      ) : (
        <CallView key={check.key} check={check} graded={check.call} />
      )}
    </>
  );
}

/** How long someone may stop typing before the input is taken. */
const PAUSE_MS = 250;

function CallView({ check, graded }: { check: LabCheck; graded: LabCall }): JSX.Element {
  const { data } = useLab();
  const id = useId();
  const [text, setText] = useState(graded.input);
  const [answer, setAnswer] = useState<LabAnswer>({ call: graded });
  useEffect(() => {
    if (text === graded.input) {
      setAnswer({ call: graded });
      return;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      void ask({ exercise: check.exercise, function: check.function, input: text }).then((next) => {
        if (!isOver) setAnswer(next);
      });
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, graded, check]);
  const call = 'call' in answer ? answer.call : undefined;
  const input = call && { function: check.function, arguments: call.arguments };
  const { outcome, result } = useScene('call', input);
  const model = useModel('call', input);
  return (
    <>
      <p class="field wide">
        <label for={id}>
          {t.input}: <code>{check.function}</code>
        </label>
        <textarea
          id={id}
          class="json"
          spellcheck={false}
          readOnly={!data.isLive}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      </p>
      {data.isLive ? (
        <div class="buttons">
          <button
            type="button"
            disabled={text === graded.input}
            onClick={() => {
              setText(graded.input);
            }}
          >
            {t.asGraded}
          </button>
        </div>
      ) : (
        <p class="aside">{t.offline}</p>
      )}
      {'refused' in answer && (
        <p class="failure" role="status">
          {answer.refused}
        </p>
      )}
      <Failure outcome={outcome} />
      {call !== undefined && result !== undefined && (
        <>
          <Comparison expected={call.expected} yours={returned(result.result, call.resultName)} />
          {model !== undefined && (
            <section class="model">
              <h3>{texts.modelTitle}</h3>
              <Comparison expected={call.expected} yours={returned(model.result, call.resultName)} />
            </section>
          )}
        </>
      )}
    </>
  );
}

async function ask(question: LabQuestion): Promise<LabAnswer> {
  try {
    const response = await fetch('answer', { method: 'POST', body: JSON.stringify(question) });
    return response.ok ? ((await response.json()) as LabAnswer) : { refused: await response.text() };
  } catch {
    return { refused: texts.live.lost };
  }
}
