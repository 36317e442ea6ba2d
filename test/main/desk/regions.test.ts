import { describe, expect, it } from 'vitest';
import { openTestDesk } from './setup.js';

describe('what regions ask for', () => {
  it('names the profiles that batches can choose, in their order, and no table twice', async () => {
    const test = openTestDesk();
    const { regions, budget, final, sections } = await test.value('rules.regions', {});
    const choices = (await test.value('batches.list', {})).regions;
    expect(regions.map(({ id, name }) => ({ id, name }))).toEqual(choices);
    expect(regions[0]).toMatchObject({ names: [], alsoBudget: [], alsoFinal: [] });
    for (const { names, alsoBudget, alsoFinal } of regions.slice(1)) {
      expect(names).not.toEqual([]);
      expect(alsoBudget.filter((name) => budget.includes(name))).toEqual([]);
      expect(alsoFinal.filter((name) => final.includes(name))).toEqual([]);
    }
    expect(regions.some(({ alsoBudget }) => alsoBudget.length > 0)).toBe(true);
    expect(budget).toHaveLength(8);
    expect(sections).toContainEqual({ name: '主要职责', severity: 'error', since: null });
  });
});
