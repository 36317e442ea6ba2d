import { configureGlobal } from 'fast-check';

/**
 * Properties are tried with the same values in every run: what fails fails for everybody, and again. Other values:
 * PROPERTY_SEED=17 npm run unit.
 */
configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_311) });
