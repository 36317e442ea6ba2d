export { recognise } from './recognise.js';
