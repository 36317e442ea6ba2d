export { aimCorrection, targetKey, type Aim } from './aim.js';
export { applyCorrections, placeCorrections } from './apply.js';
export { ownerKeys } from './layout.js';
export { questionsOf, type Question } from './questions.js';
