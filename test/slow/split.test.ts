import { describe, expect, it } from 'vitest';
import { misprinted, misstated, ofSplit, ofWhole } from '../core/checks/together/compared.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';

describe.each(STYLES.map((style, index) => [index, style] as const))(
  'a disclosure in two files, style %i',
  (at, style) => {
    it.each(layoutsOf(style).map((layout, index) => [index, layout] as const))(
      'gives the errors and doubts of the whole: layout %i',
      (_, layout) => {
        const document = documentOf(at + 2, layout);
        const documents = [document, ...misstated(document, 17), ...misprinted(document, 150)];
        expect(documents.length).toBeGreaterThan(5);
        expect(documents.map(ofSplit)).toEqual(documents.map(ofWhole));
      },
      240_000,
    );
  },
);
