/**
 * Whose indicators are, in documents of the field. The truth is derived at run time from what holds in every such table:
 * costs are those of the project, and a project's indicators stand together.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

const SEEDS = '../shared/seeds';

function projectsOf(seed: string): readonly Project[] {
  const name = readdirSync(SEEDS).find((file) => file.startsWith(seed))!;
  const { blocks, defects } = textToBlocks(readFileSync(`${SEEDS}/${name}`, 'utf8'));
  return recognise({ fileName: name, format: 'text', blocks, defects }).projects;
}

/** Ten-thousandths of 万元, exact for everything printed in these tables up to 0.0001. */
const units = (text: string): number => Math.round(Number(text.replace(/,/g, '')) * 10_000);

describe.skipIf(!existsSync(SEEDS))('attribution in documents of the field', () => {
  it.each([
    ['000', 0.8],
    ['001', 0.45],
    ['002', 1],
    ['003', 0.9],
  ] as const)('%s: what is attributed agrees with amounts and order', (seed, share) => {
    const projects = projectsOf(seed);
    const all = projects.flatMap((project) => project.indicators.map((indicator) => ({ project, indicator })));
    const placed = all
      .filter(({ indicator }) => indicator.attribution !== 'unknown')
      .sort((a, b) => a.indicator.row - b.indicator.row);
    expect(placed.length / all.length).toBeGreaterThanOrEqual(share);
    expect(all.every(({ indicator }) => (indicator.attribution === 'inferred') === (indicator.evidence !== null))).toBe(
      true,
    );
    for (const project of projects) {
      const costs = project.indicators
        .filter(({ attribution, level2, unit }) => attribution !== 'unknown' && /成本/.test(level2) && unit === '万元')
        .map(({ value }) => units(value));
      if (project.total.state !== 'number' || costs.length === 0) continue;
      const total = units(project.total.amount.value);
      const near = (sum: number): boolean => Math.abs(sum - total) <= 2;
      expect(costs.every(near) || near(costs.reduce((a, b) => a + b, 0))).toBe(true);
    }
    const order = placed.map(({ project }) => project.code ?? project.name);
    const starts = order.filter((owner, index) => owner !== order[index - 1]);
    expect(new Set(starts).size).toBe(starts.length);
  });
});
