import { useMemo, useState, type JSX } from 'react';
import { AutoComplete, Input } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import type { DocumentSummary, FindingView } from '../../shared/desk-api.js';
import { findingKey, shownSeverity } from '../state/arrange.js';
import { focusPaneNamed } from './panes.js';
import { placeText } from '../place-text.js';
import { useDesk, useDeskState } from '../state/desk.js';
import { openDocument, selectFinding } from '../state/navigation.js';
import { words } from '../words.js';

const SHOWN_PER_GROUP = 8;

/** 搜索. Finds documents and findings by the words they show. */
export function SearchBox(): JSX.Element {
  const desk = useDesk();
  const documents = useDeskState((state) => state.documents);
  const findings = useDeskState((state) => state.findings);
  const [query, setQuery] = useState('');
  const options = useMemo(() => searchOptions(query, documents, findings), [query, documents, findings]);
  const choose = (value: string): void => {
    setQuery('');
    const [type, id] = [value.slice(0, 1), value.slice(2)];
    const view = type === 'f' ? findings.find((one) => findingKey(one.finding) === id) : undefined;
    if (view !== undefined) {
      openDocument(desk, view.finding.at.document);
      selectFinding(desk, view);
    } else if (type === 'd') openDocument(desk, id);
    // The search is over: letters are keys again, and J goes on from what was found.
    requestAnimationFrame(() => focusPaneNamed('findings'));
  };
  return (
    <div className="desk-search" data-search>
      <AutoComplete
        value={query}
        options={options}
        onSelect={choose}
        showSearch={{ onSearch: setQuery, filterOption: false }}
        defaultActiveFirstOption
        notFoundContent={query.trim() === '' ? null : words.search.nothing}
        popupMatchSelectWidth={480}
      >
        <Input
          aria-label={words.search.label}
          placeholder={words.search.placeholder}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
        />
      </AutoComplete>
    </div>
  );
}

type Option = { readonly value: string; readonly label: JSX.Element };
type OptionGroup = { readonly label: string; readonly options: Option[] };

function searchOptions(
  query: string,
  documents: readonly DocumentSummary[],
  findings: readonly FindingView[],
): OptionGroup[] {
  const parts = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  const fits = (...texts: readonly (string | number | null)[]): boolean => {
    const text = texts.join(' ').toLowerCase();
    return parts.every((part) => text.includes(part));
  };
  const groups: OptionGroup[] = [];
  const found = documents.filter((one) => fits(one.unitName, one.unitCode, one.fileName, one.fiscalYear));
  if (found.length > 0) {
    groups.push({
      label: words.search.documents,
      options: found.slice(0, SHOWN_PER_GROUP).map((one) => ({
        value: `d:${one.id}`,
        label: optionLabel(`${one.unitName ?? words.library.noUnit} ${one.fiscalYear ?? ''}`, one.fileName),
      })),
    });
  }
  const views = findings.filter(({ finding, fileName }) => fits(finding.message, placeText(finding.at), fileName));
  if (views.length > 0) {
    groups.push({
      label: words.search.findings,
      options: views.slice(0, SHOWN_PER_GROUP).map(({ finding }) => ({
        value: `f:${findingKey(finding)}`,
        label: optionLabel(`${words.severity[shownSeverity(finding)]} ${placeText(finding.at)}`, finding.message),
      })),
    });
  }
  return groups;
}

function optionLabel(first: string, second: string): JSX.Element {
  return (
    <span className="desk-search-option">
      <span>{first}</span>
      <span>{second}</span>
    </span>
  );
}
