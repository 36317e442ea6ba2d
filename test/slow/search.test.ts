import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openWorkspace, searchWorkspace, storeDocument } from '../../src/main/workspace/index.js';
import { layoutsOf, documentOf, readText, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';
import { keptFolder, newDocument } from '../main/workspace/samples.js';

const DOCUMENTS = 1000;
/** Documents that differ; a thousand recognitions would take minutes and say nothing more about the index. */
const DIFFERENT = 24;
const ALLOWED = 100;

/**
 * Milliseconds of the middle one of five runs. Processor time: a search waits for nothing but the processor, and what else
 * this computer has to do is not the search's. Of this thread alone: what collects the garbage of a thousand stored documents
 * at its side is not the search's, either.
 */
function middle(run: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((one, other) => one - other)[2] ?? 0;
}

it(`finds anything in ${DOCUMENTS} documents in less than ${ALLOWED} ms`, () => {
  const path = join(keptFolder(), 'a.gouji');
  const workspace = openWorkspace(path);
  workspace.database.pragma('synchronous = OFF');
  const style = STYLES[0];
  if (style === undefined) throw new Error('no style');
  const layouts = layoutsOf(style);
  const read = Array.from({ length: DIFFERENT }, (_, seed) => {
    const layout = layouts[seed % layouts.length];
    if (layout === undefined) throw new Error('no layout');
    return readText(writeText(documentOf(seed + 1, layout)), `材料${seed}.txt`);
  });
  const begun = performance.now();
  for (let number = 0; number < DOCUMENTS; number += 1) {
    const source = read[number % DIFFERENT];
    if (source === undefined) throw new Error('no document');
    const unit = { ...source.profile.unitName, value: `测试第${number}中心` };
    const code = { ...source.profile.unitCode, value: String(700000 + number) };
    const disclosure = { ...source, profile: { ...source.profile, unitName: unit, unitCode: code } };
    storeDocument(workspace, { ...newDocument(`第 ${number} 份`), disclosure }, '张三');
  }
  const perDocument = (performance.now() - begun) / DOCUMENTS;
  const entries = workspace.database.prepare<[], number>('SELECT count(*) FROM search_entry').pluck().get();
  const cell = read[3]?.tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .find(({ text }) => /^\d,\d{3}\.\d\d$/.test(text));
  const amount = cell?.text ?? '1,234.56';
  const queries = [
    '费',
    '的',
    '支出',
    '预算',
    '行政运行',
    '鳜',
    '鳜鱼',
    '支算',
    '算支出预',
    '2',
    '2101',
    amount,
    amount.replace(',', ''),
    '财政 减少',
    '测试第77中心',
    '700123',
    '基本支出 项目支出 说明',
  ];
  const times = queries.map((query) => ({
    query,
    time: middle(() => void searchWorkspace(workspace, query, () => 5)),
  }));
  console.log(
    JSON.stringify({
      entries,
      perDocument: Math.round(perDocument),
      times: times.map(({ query, time }) => [query, Math.round(time * 10) / 10]),
    }),
  );
  const found = (query: string): number =>
    searchWorkspace(workspace, query, () => 5).reduce((sum, { hits }) => sum + hits.length, 0);
  expect(found('费')).toBeGreaterThan(0);
  expect(found('测试第77中心')).toBe(1);
  expect(found(amount)).toBeGreaterThan(0);
  expect(found('鳜鱼')).toBe(0);
  expect(times.filter(({ time }) => time >= ALLOWED)).toEqual([]);
  workspace.close();
});
