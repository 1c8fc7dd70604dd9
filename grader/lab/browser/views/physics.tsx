import type { JSX } from 'preact';
import { texts } from '../texts';
import { Alarms } from './physics/alarms';
import { Ensemble } from './physics/ensemble';
import { Inverse } from './physics/inverse';
import { Molecule } from './physics/molecule';
import { Orbit } from './physics/orbit';
import { Residues } from './physics/residues';
import { Weather } from './physics/weather';

export const PhysicsView = (): JSX.Element => (
  <>
    <p>{texts.physics.lead}</p>
    <Weather />
    <Ensemble />
    <Alarms />
    <Orbit />
    <Inverse />
    <Molecule />
    <Residues />
    <p class="aside">{texts.physics.surrogate}</p>
  </>
);
