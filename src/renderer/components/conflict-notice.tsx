import type { JSX } from 'react';
import { Button } from 'antd';
import { WarningOutlined } from '@ant-design/icons';
import { findingByKey } from '../state/arrange.js';
import { openScreen, useDesk, useDeskState } from '../state/desk.js';
import { useReading } from '../state/reading.js';
import { words } from '../words.js';

const labels = words.packages;

/**
 * 待裁定的冲突, shown where the thing itself is: how many there are, at one document or everywhere, and for the finding in hand
 * who said what. Nothing where there is none.
 */
export function ConflictNotice({ document }: { readonly document?: string | null }): JSX.Element | null {
  const desk = useDesk();
  const conflicts = useReading('packages.conflicts', {}) ?? [];
  const disputes = useReading('packages.disputes', {}) ?? [];
  const documents = useDeskState((state) => state.documents);
  const finding = useDeskState((state) => findingByKey(state.findings, state.focus.finding)?.finding ?? null);
  const lineageOf = (id: string | null): string | undefined => documents.find((one) => one.id === id)?.lineage;
  const isHere = (one: { readonly document: string | null }): boolean =>
    document === undefined || (one.document !== null && lineageOf(one.document) === lineageOf(document ?? null));
  const here = conflicts.filter(isHere);
  const count = here.length + disputes.filter(isHere).length;
  if (count === 0 || document === null) return null;
  const now =
    finding === null ? undefined : here.find(({ sides }) => sides.some((side) => side.finding === finding.id));
  const sides = (now?.sides ?? []).map(({ author, state }) => `${author} ${words.noteState[state]}`);
  return (
    <div className="desk-bar desk-wrap desk-state-partial" role="status" data-testid="conflict-notice">
      <WarningOutlined aria-hidden />
      <span>{document === undefined ? labels.conflictsAll(count) : labels.conflictsHere(count)}</span>
      {document !== undefined && sides.length > 0 && <span>{labels.conflictNow(sides)}</span>}
      <span className="desk-grow" />
      <Button size="small" onClick={() => openScreen(desk, 'settings')}>
        {labels.decide}
      </Button>
    </div>
  );
}
