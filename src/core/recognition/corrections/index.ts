export { aimCorrection, targetKey, type Aim } from './aim.js';
export { applyCorrections, placeCorrections, type CorrectionPlace } from './apply.js';
export { questionsOf, type Question } from './questions.js';
export { memoryKeys, recall } from './remember.js';
