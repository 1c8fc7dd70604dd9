import { useEffect, useState } from 'preact/hooks';
import type { LabCodes, LabData } from '../lab-data';
import type { Engine } from './engine';
import { scriptsOf } from './lab';

/** Fetches the model answers once someone wants to see them. @returns whether they are there */
export function useModelAnswers(data: LabData, engine: Engine, isWanted: boolean): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (!isWanted || isThere) return;
    void fetch('model')
      .then((response) => response.json() as Promise<LabCodes>)
      .then((codes) => {
        engine.setCode('model', scriptsOf(codes, data.exercises));
        setThere(true);
      })
      // The page says elsewhere that the server has ended.
      .catch(() => undefined);
  }, [data, engine, isWanted, isThere]);
  return isThere;
}
