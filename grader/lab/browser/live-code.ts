import { useEffect, useState } from 'preact/hooks';
import type { LabCodes, LabData } from '../lab-data';
import type { Engine } from './engine';
import { scriptsOf } from './lab';

export interface LiveCode {
  /** Without any exercise before the server has told of it. */
  readonly codes: LabCodes;
  /** Grows with every change of the code. */
  readonly version: number;
  /** Whether the server has ended. */
  readonly isLost: boolean;
}

/** The submission's code, as it is saved. A site without a server has that of its start. */
export function useLiveCode(data: LabData, engine: Engine): LiveCode {
  const [codes, setCodes] = useState<LabCodes>(data.student ?? {});
  const [version, setVersion] = useState(0);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (!data.isLive) return;
    const events = new EventSource('events');
    let known: LabCodes | undefined;
    events.addEventListener('code', ({ data: text }: MessageEvent<string>) => {
      const received = JSON.parse(text) as LabCodes;
      const changed = Object.fromEntries(
        Object.entries(received).filter(([id, code]) => JSON.stringify(code) !== JSON.stringify(known?.[id])),
      );
      if (known !== undefined && Object.keys(changed).length === 0) return;
      known = { ...known, ...changed };
      engine.setCode('student', scriptsOf(changed, data.exercises));
      setCodes(known);
      setVersion((before) => before + 1);
    });
    events.addEventListener('open', () => {
      setLost(false);
    });
    events.addEventListener('error', () => {
      setLost(true);
    });
    return () => {
      events.close();
    };
  }, [data, engine]);
  return { codes, version, isLost };
}
