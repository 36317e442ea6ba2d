import type { JSX } from 'react';
import type { TableReading } from '../../../core/checks/index.js';
import { SelfCheckIcon } from '../../components/self-check-icon.js';
import { selfCheckWords } from '../../words/self-check.js';
import { readingShown } from './table-reading.js';

/** 读取自检 of the shown table, in the head of the table; in full on hover and for screen readers. */
export function TableReadingMark({ reading }: { readonly reading: TableReading | undefined }): JSX.Element {
  const { state, short, full } = readingShown(reading);
  return (
    <span className="desk-table-reading" title={full} data-testid="table-reading" data-state={state}>
      <SelfCheckIcon state={state} />
      <span className="desk-hidden">{`${selfCheckWords.title}：${full}`}</span>
      <span className="desk-ellipsis" aria-hidden>
        {short}
      </span>
    </span>
  );
}
