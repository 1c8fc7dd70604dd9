/** Shots of a tokamak, and alarms before they disrupt. */
export * from './alarms';
export * from './disruption-logits';
export * from './shots';
