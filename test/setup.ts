import { configureGlobal } from 'fast-check';
import { afterEach } from 'vitest';
import { tidyUp } from './tidy.js';

/**
 * Properties are tried with the same values in every run: what fails fails for everybody, and again. Other values:
 * PROPERTY_SEED=17 npm run unit.
 */
configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_311) });

afterEach(tidyUp);
