import { describe, expect, it } from 'vitest';
import { anchorForDocument } from '../../../src/core/disclosure/index.js';
import {
  NO_FILTER,
  ROUNDING_GROUP,
  arrangeFindings,
  concerns,
  findingKey,
  inOrderOf,
  stateOf,
} from '../../../src/renderer/state/arrange.js';
import type { Finding, FindingView, Note } from '../../../src/shared/desk-api.js';
import { makeFinding } from '../fixture/made-findings.js';

function view(id: string, change: Partial<Finding> = {}, note: Partial<Note> | null = null): FindingView {
  const at = { ...anchorForDocument('doc'), tableKind: 'expenditure' as const, row: 1, ...change.at };
  return {
    finding: makeFinding({ rule: 'SUM-ROW', message: id, ...change, id, at }),
    fileName: 'a.txt',
    note: note as Note | null,
  };
}

const ids = (rows: readonly { readonly view: FindingView; readonly count: number }[]): readonly string[] =>
  rows.map((row) => `${row.view.finding.id}×${row.count}`);

describe('what a filter offers', () => {
  it('stands in the order of the list it is taken from, each once, and what that lacks last', () => {
    expect(inOrderOf(['三', '丁', '一', '三'], ['一', '二', '三'])).toEqual(['一', '三', '丁']);
  });
});

describe('the list of findings', () => {
  const views = [
    view('notice', { severity: 'notice' }),
    view('rounding-1', { outcome: 'rounding', severity: 'error' }),
    view('warning', { severity: 'warning', group: 'g' }),
    view('error-late', { severity: 'error', group: 'g', at: { ...anchorForDocument('doc'), row: 9 } }),
    view('error-early', { severity: 'error', group: 'h', at: { ...anchorForDocument('doc'), row: 2 } }),
    view('rounding-2', { outcome: 'rounding', severity: 'error' }),
  ];

  it('puts groups under their gravest finding, in document order, rounding last', () => {
    expect(ids(arrangeFindings(views, NO_FILTER, []))).toEqual([
      'error-early×1',
      'error-late×2',
      'notice×1',
      'rounding-1×2',
    ]);
  });

  it('heads a group with the finding on its cause, then with a sum inside a table', () => {
    const cause = { ...anchorForDocument('doc'), table: 't', row: 7, column: 2 };
    const suspects = [{ anchor: cause, printed: '1', suggested: '2', score: 1, why: '' }];
    const elsewhere = { ...anchorForDocument('doc'), table: 't', row: 1, column: 2 };
    const follows = view('follows', { at: elsewhere, suspects, group: 'g' });
    const onCause = view('cause', { at: cause, suspects, group: 'g', family: 'cross-table' });
    expect(ids(arrangeFindings([follows, onCause], NO_FILTER, []))).toEqual(['cause×2']);
    const across = view('across', { at: elsewhere, group: 'h', family: 'cross-table' });
    const sum = view('sum', { at: cause, group: 'h' });
    expect(ids(arrangeFindings([across, sum], NO_FILTER, []))).toEqual(['sum×2']);
  });

  it('keeps the findings of two files apart, whatever their groups are called', () => {
    const other = { ...anchorForDocument('other'), tableKind: 'expenditure' as const, row: 1 };
    const both = [view('here', { group: 'g' }), view('there', { group: 'g', at: other })];
    expect(ids(arrangeFindings(both, NO_FILTER, []))).toEqual(['here×1', 'there×1']);
  });

  it('counts what waits in a folded group below its head', () => {
    const adopted = { state: 'adopted' } as const;
    const group = [
      view('head', { severity: 'error', group: 'k' }, adopted),
      view('open', { group: 'k' }),
      view('decided', { group: 'k' }, adopted),
      view('rounded', { group: 'k', outcome: 'rounding' }),
    ];
    const waiting = (unfolded: readonly string[]) =>
      arrangeFindings(group, NO_FILTER, unfolded).map((line) => [line.view.finding.id, line.waiting]);
    expect(waiting([])[0]).toEqual(['head', 1]);
    expect(waiting(['doc-k']).every(([, count]) => count === 0)).toBe(true);
  });

  it('unfolds a group behind its head', () => {
    expect(ids(arrangeFindings(views, NO_FILTER, ['doc-g', ROUNDING_GROUP]))).toEqual([
      'error-early×1',
      'error-late×2',
      'warning×1',
      'notice×1',
      'rounding-1×2',
      'rounding-2×1',
    ]);
  });

  it('filters by shown severity: a rounding difference is a notice', () => {
    expect(ids(arrangeFindings(views, { ...NO_FILTER, severity: 'error' }, []))).toEqual([
      'error-early×1',
      'error-late×1',
    ]);
    expect(ids(arrangeFindings(views, { ...NO_FILTER, severity: 'notice' }, []))).toEqual(['notice×1', 'rounding-1×2']);
  });

  it('filters by rule, table and state', () => {
    const mixed = [
      view('a', {}, { state: 'adopted' }),
      view('b', { rule: 'SUM-COL' }),
      view('c', { at: { ...anchorForDocument('doc'), tableKind: null } }),
      view('d', {}, { state: 'withdrawn' }),
    ];
    expect(ids(arrangeFindings(mixed, { ...NO_FILTER, state: 'adopted' }, []))).toEqual(['a×1']);
    expect(ids(arrangeFindings(mixed, { ...NO_FILTER, rule: 'SUM-COL' }, []))).toEqual(['b×1']);
    expect(ids(arrangeFindings(mixed, { ...NO_FILTER, table: 'text' }, []))).toEqual(['c×1']);
    // A withdrawn note leaves the finding open.
    expect(mixed.map(stateOf)).toEqual(['adopted', 'open', 'open', 'open']);
  });

  it('keeps findings of two files apart that have the same id', () => {
    const other = view('a', { at: anchorForDocument('other') });
    expect(findingKey(view('a').finding)).not.toBe(findingKey(other.finding));
    expect(concerns(other, 'doc')).toBe(false);
    expect(concerns(view('a', { documents: ['doc', 'other'] }), 'other')).toBe(true);
    expect(concerns(other, null)).toBe(true);
  });
});
