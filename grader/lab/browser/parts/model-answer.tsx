import type { ComponentChildren, JSX } from 'preact';
import { texts } from '../texts';

/** What the model answer returns, set apart from what the student's function does. */
export const ModelAnswer = ({ children }: { readonly children: ComponentChildren }): JSX.Element => (
  <section class="model">
    <h3>{texts.modelTitle}</h3>
    <div class="beside">{children}</div>
  </section>
);
