import type { JSX } from 'preact';
import { texts } from '../texts';
import { Alarms } from './physics/alarms';
import { Ensemble } from './physics/ensemble';
import { Inverse } from './physics/inverse';
import { Molecule } from './physics/molecule';
import { Orbit } from './physics/orbit';
import { Residues } from './physics/residues';
import { Surrogate } from './physics/surrogate';
import { Weather } from './physics/weather';

export const PhysicsView = (): JSX.Element => (
  <>
    <p>{texts.physics.lead}</p>
    <Weather />
    <Ensemble />
    <Alarms />
    <Orbit />
    <Surrogate />
    <Inverse />
    <Molecule />
    <Residues />
  </>
);
