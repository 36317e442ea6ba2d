import { useMemo, useState, type JSX } from 'react';
import { Button, Checkbox, Modal, Segmented, Select } from 'antd';
import { CheckOutlined, CloseOutlined, MinusOutlined, QuestionOutlined } from '@ant-design/icons';
import type { RuleSetting } from '../../../core/checks/index.js';
import type { Coverage, RuleInfo, RuleSettings } from '../../../shared/desk-api.js';
import { documentName } from '../../components/document-name.js';
import { EmptyPlace } from '../../components/empty.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { useGrowing } from '../../components/use-growing.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { RULES_PARTS, rulesView, type RulesPart } from '../../state/own-rules.js';
import { useReading } from '../../state/reading.js';
import { useStore } from '../../state/store.js';
import { ownRulesWords } from '../../words/own-rules.js';
import { ruleSettingsWords } from '../../words/rule-settings.js';
import { words } from '../../words.js';
import { heldSettings } from './held-settings.js';
import { OwnRules } from './own-rules.js';
import { RecheckBar } from './recheck-bar.js';
import { RuleSettingForm } from './rule-setting-form.js';
import { useRuleSettings } from './use-rule-settings.js';

/** Signs beside the words of the coverage, so that colour is not alone. */
const SIGNS: Readonly<Record<Coverage['state'], JSX.Element>> = {
  pass: <CheckOutlined aria-hidden />,
  finding: <CloseOutlined aria-hidden />,
  'not-applicable': <MinusOutlined aria-hidden />,
  'insufficient-data': <QuestionOutlined aria-hidden />,
  ambiguous: <QuestionOutlined aria-hidden />,
};

/** Widths of columns in px; the description has what is left. They are fixed: lines come one after the other, and none may move. */
const WIDTHS = { rule: [232, 74, 64, 92], coverage: [92, 62, 160] } as const;

/** 规则. The rules there are, and the reviewer's own. */
export function RulesScreen(): JSX.Element {
  const part = useStore(rulesView(useDesk()), (view) => view.part);
  if (part === 'catalogue') return <Catalogue />;
  return (
    <>
      <div className="desk-bar desk-wrap">
        <h2>{words.rules.title}</h2>
        <Parts shown={part} />
      </div>
      <OwnRules />
    </>
  );
}

function Parts({ shown }: { readonly shown: RulesPart }): JSX.Element {
  const desk = useDesk();
  return (
    <Segmented
      aria-label={ownRulesWords.partsLabel}
      value={shown}
      options={RULES_PARTS.map((value) => ({ value, label: ownRulesWords.parts[value] }))}
      onChange={(part) => rulesView(desk).set({ part })}
    />
  );
}

/** 规则和覆盖. Every rule, and what became of each on one document: checked, not checked, and why. */
function Catalogue(): JSX.Element {
  const rules = useDeskState((state) => state.rules);
  const documents = useDeskState((state) => state.documents);
  const focused = useDeskState((state) => state.focus.document);
  const [chosen, setChosen] = useState<string | null>(null);
  const [uncheckedOnly, setUncheckedOnly] = useState(false);
  const [changedOnly, setChangedOnly] = useState(false);
  const [open, setOpen] = useState<RuleInfo | null>(null);
  const [dialog, dialogPlace] = Modal.useModal();
  const { view, save, reset, recheck } = useRuleSettings();
  const kept = view ?? NOTHING_SET;
  const profiles = useDeskState((state) => state.batches.regions);
  const changed = useMemo(
    () => new Set([kept.settings, ...Object.values(kept.regions)].flatMap((one) => Object.keys(one))),
    [kept],
  );
  const changes = changed.size;
  const document = chosen ?? focused ?? documents[0]?.id ?? null;
  const coverage = useReading('coverage.list', document === null ? null : { document }) ?? null;
  const byRule = useMemo(() => new Map(coverage?.map((one) => [one.rule, one])), [coverage]);
  const shown = rules.filter(
    ({ id }) => (!uncheckedOnly || isUnchecked(byRule.get(id))) && (!changedOnly || changes === 0 || changed.has(id)),
  );
  const drawn = useGrowing(shown.length);
  const resetAll = async (): Promise<void> => {
    if (await dialog.confirm({ title: ruleSettingsWords.resetAllAsk })) await reset();
  };
  const count = (wanted: (state: Coverage['state']) => boolean): number =>
    coverage?.filter((one) => wanted(one.state)).length ?? 0;
  const columns = words.rules.columns;
  return (
    <>
      <div className="desk-bar desk-wrap">
        <h2>{words.rules.title}</h2>
        <Parts shown="catalogue" />
        <Select
          aria-label={words.rules.pickDocument}
          placeholder={words.rules.pickDocument}
          className="desk-choice-unit"
          value={document}
          options={documents.map((one) => ({
            value: one.id,
            label: documentName(one),
          }))}
          onChange={setChosen}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
        />
        {coverage !== null && (
          <span data-testid="coverage-summary">
            {words.rules.summary(
              count((state) => state === 'pass'),
              count((state) => state === 'finding'),
              count((state) => state !== 'pass' && state !== 'finding'),
            )}
          </span>
        )}
        <span className="desk-grow" />
        {changes > 0 && (
          <>
            <Button size="small" onClick={() => void resetAll()}>
              {ruleSettingsWords.resetAll(changes)}
            </Button>
            <Checkbox checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)}>
              {ruleSettingsWords.onlyChanged}
            </Checkbox>
          </>
        )}
        {coverage !== null && (
          <Checkbox checked={uncheckedOnly} onChange={(event) => setUncheckedOnly(event.target.checked)}>
            {words.rules.onlyUnchecked}
          </Checkbox>
        )}
      </div>
      <RecheckBar view={view} recheck={recheck} />
      {dialogPlace}
      {/* What is set has to be known first: the form begins with it and would save anything else over it. */}
      {open !== null && view !== null && (
        <RuleSettingForm key={open.id} rule={open} view={view} save={save} onClose={() => setOpen(null)} />
      )}
      {rules.length === 0 ? (
        <EmptyPlace title={words.rules.empty} hint={words.messages.noReply} />
      ) : (
        <div
          className="desk-fill desk-scroll"
          data-pane="rules"
          tabIndex={0}
          role="region"
          aria-label={words.rules.label}
        >
          <table className="desk-table desk-rules">
            <colgroup>
              {(coverage === null ? [...WIDTHS.rule, null] : [...WIDTHS.rule, ...WIDTHS.coverage, null]).map(
                (width, column) => (
                  <col key={column} {...(width === null ? {} : { style: { width } })} />
                ),
              )}
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{columns.rule}</th>
                <th scope="col">{columns.family}</th>
                <th scope="col">{columns.severity}</th>
                <th scope="col">{ruleSettingsWords.column}</th>
                {coverage !== null && (
                  <>
                    <th scope="col">{columns.state}</th>
                    <th scope="col" className="desk-number">
                      {columns.count}
                    </th>
                    <th scope="col">{columns.why}</th>
                  </>
                )}
                <th scope="col">{columns.description}</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, drawn).map((rule) => (
                <RuleLine
                  key={rule.id}
                  rule={rule}
                  setting={kept.settings[rule.id]}
                  held={heldSettings(rule, kept, profiles)}
                  coverage={byRule.get(rule.id)}
                  withCoverage={coverage !== null}
                  onOpen={setOpen}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

const NOTHING_SET: Pick<RuleSettings, 'settings' | 'regions'> = { settings: {}, regions: {} };

/** What was not read is never a pass: everything that is neither pass nor finding was not checked. */
function isUnchecked(coverage: Coverage | undefined): boolean {
  return coverage === undefined || (coverage.state !== 'pass' && coverage.state !== 'finding');
}

type LineProps = {
  readonly rule: RuleInfo;
  readonly setting: RuleSetting | undefined;
  /** What is set, and where it holds. */
  readonly held: ReturnType<typeof heldSettings>;
  readonly coverage: Coverage | undefined;
  readonly withCoverage: boolean;
  readonly onOpen: (rule: RuleInfo) => void;
};

function RuleLine({ rule, setting, held, coverage, withCoverage, onOpen }: LineProps): JSX.Element {
  return (
    <tr data-testid="rule-row" data-rule={rule.id}>
      <th scope="row">
        {rule.name}
        <span className="desk-soft desk-rule-id">{rule.id}</span>
      </th>
      <td>{words.family[rule.family]}</td>
      <td>
        <SeverityMark severity={setting?.severity ?? rule.severity} />
      </td>
      <td>
        {/* The reviewer's own rules are changed where they are written. */}
        {!rule.id.startsWith('OWN-') && (
          <Button
            size="small"
            data-testid="rule-setting"
            aria-label={ruleSettingsWords.openNamed(rule.name)}
            onClick={() => onOpen(rule)}
          >
            {ruleSettingsWords.open}
          </Button>
        )}{' '}
        {held.map(({ scope, changes, off }) => {
          const what = off ? ruleSettingsWords.off : ruleSettingsWords.changed;
          return (
            <span
              key={scope}
              className="desk-chip"
              title={ruleSettingsWords.heldLine(scope, ruleSettingsWords.joined(changes))}
            >
              {scope === ruleSettingsWords.everyScope ? what : ruleSettingsWords.scoped(scope, what)}
            </span>
          );
        })}
      </td>
      {withCoverage && (
        <>
          <td className={`desk-coverage-${coverage?.state ?? 'none'}`}>
            {coverage === undefined ? (
              words.rules.notRun
            ) : (
              <>
                {SIGNS[coverage.state]} {words.coverageState[coverage.state]}
              </>
            )}
          </td>
          <td className="desk-number">{coverage?.count ?? ''}</td>
          <td className="desk-rule-text">{coverage?.why}</td>
        </>
      )}
      <td className="desk-rule-text desk-rule-description">
        {/* A click into a text cut short shows it whole; the keyboard has the button of the line. */}
        <div className="desk-rule-clamp" tabIndex={-1}>
          {rule.description}
          <div className="desk-soft">
            {words.rules.columns.needs}：{rule.needs}　{words.rules.columns.basis}：{rule.basis}
          </div>
        </div>
      </td>
    </tr>
  );
}
