import type { Results } from './results';
export async function reportToActions(results: Results, text: string): Promise<void> {
  console.log(text, results.points);
}
