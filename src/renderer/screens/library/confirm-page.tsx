import { useState, type JSX } from 'react';
import { Button, Checkbox, Select } from 'antd';
import { TABLE_KIND_NAMES, TABLE_KINDS, type TableKind } from '../../../core/disclosure/index.js';
import type { UncertainDocument } from '../../../shared/desk-api.js';
import { EmptyPlace } from '../../components/empty.js';
import { correctionWords } from '../../words/corrections.js';
import { saveCorrections } from '../../state/corrections.js';
import { useDesk } from '../../state/desk.js';
import { openDocument } from '../../state/navigation.js';
import { CorrectionList, profileText } from '../review/correct-list.js';
import { ProfileInput } from '../review/profile-input.js';
import { aimsOf, answerOf, type Answers } from './confirm-answers.js';

const labels = correctionWords.confirmPage;

type ButtonProps = {
  readonly uncertain: readonly UncertainDocument[];
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
};

/** Leads to the page and back; how many documents wait stands on it. */
export function ConfirmButton({ uncertain, shown, show }: ButtonProps): JSX.Element | null {
  if (uncertain.length === 0 && !shown) return null;
  return (
    <Button data-testid="confirm-open" aria-pressed={shown} onClick={() => show(!shown)}>
      {shown ? labels.back : labels.open(uncertain.length)}
    </Button>
  );
}

/** 待确认. One page for everything the recognition could not settle, and for nothing else. */
export function ConfirmPage({ uncertain }: { readonly uncertain: readonly UncertainDocument[] }): JSX.Element {
  if (uncertain.length === 0) return <EmptyPlace title={labels.nothing} hint={labels.nothingHint} />;
  return (
    <div className="desk-fill desk-scroll desk-confirm" data-pane="confirm">
      <p className="desk-soft">{labels.hint}</p>
      {uncertain.map((open) => (
        <ConfirmDocument key={open.document} open={open} />
      ))}
    </div>
  );
}

function ConfirmDocument({ open }: { readonly open: UncertainDocument }): JSX.Element {
  const desk = useDesk();
  const { document, fileName, unitName, questions, recalled, more } = open;
  const [answers, setAnswers] = useState<Answers>({});
  const [remember, setRemember] = useState(true);
  const [saving, setSaving] = useState(false);
  const aims = aimsOf(questions, answers);
  const answer = (name: string, value: string): void => setAnswers((before) => ({ ...before, [name]: value }));
  const save = async (): Promise<void> => {
    setSaving(true);
    if (await saveCorrections(desk, document, aims, { reason: '', remember })) setAnswers({});
    setSaving(false);
  };
  const defects = questions.filter((question) => question.type === 'defect');
  const choices = questions.filter((question) => question.type !== 'defect');
  return (
    <section className="desk-confirm-document" data-testid="confirm-document" aria-label={fileName}>
      <div className="desk-confirm-head">
        <h3 className="desk-ellipsis" title={fileName}>
          {fileName}
        </h3>
        {unitName !== null && <span className="desk-soft">{unitName}</span>}
        <span className="desk-grow" />
        <Button size="small" onClick={() => openDocument(desk, document)}>
          {labels.openDocument}
        </Button>
      </div>
      {choices.map((question) =>
        question.type === 'profile' ? (
          <div key={question.field} className="desk-confirm-line">
            <span>{correctionWords.fields[question.field]}</span>
            <ProfileInput
              field={question.field}
              value={answerOf(answers, question.field)}
              change={(value) => answer(question.field, value)}
              testId={`confirm-${question.field}`}
            />
            <span className="desk-soft">
              {question.why === 'missing' ? labels.missing : labels.conflict}
              {question.offers.length > 0 && '　'}
              {question.offers.length > 0 &&
                labels.offers(
                  question.offers
                    .slice(0, 4)
                    .map(({ value, from }) => `${profileText(value)}（${correctionWords.sources[from]}）`)
                    .join('、'),
                )}
            </span>
          </div>
        ) : (
          <div key={question.table} className="desk-confirm-line">
            <span>{correctionWords.kind}</span>
            <KindInput
              label={labels.table(question.title)}
              first={question.alternatives}
              value={answerOf(answers, `kind ${question.table}`)}
              change={(value) => answer(`kind ${question.table}`, value)}
            />
            <span className="desk-soft">{labels.table(question.title)}</span>
          </div>
        ),
      )}
      {choices.length > 0 && (
        <div className="desk-correct-row">
          <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
            {correctionWords.rememberOwner}
          </Checkbox>
          <Button
            type="primary"
            data-testid="confirm-save"
            disabled={aims.length === 0}
            loading={saving}
            onClick={() => void save()}
          >
            {labels.save}
          </Button>
        </div>
      )}
      {defects.length > 0 && (
        <ul className="desk-confirm-defects">
          {defects.map(({ defect }, index) => (
            <li key={`${index} ${defect.message}`}>{defect.message}</li>
          ))}
          {more > 0 && <li>{labels.more(more)}</li>}
        </ul>
      )}
      {recalled.length > 0 && <CorrectionList document={document} views={recalled} />}
    </section>
  );
}

type FieldProps = { readonly value: string; readonly change: (value: string) => void };

type KindProps = FieldProps & { readonly label: string; readonly first: readonly TableKind[] };

/** The kinds that fit stand first. */
function KindInput({ label, first, value, change }: KindProps): JSX.Element {
  const kinds = [...first, ...TABLE_KINDS.filter((kind) => !first.includes(kind))];
  return (
    <Select
      aria-label={label}
      data-testid="confirm-kind"
      placeholder={labels.choose}
      value={value === '' ? null : value}
      options={kinds.map((kind) => ({ value: kind, label: TABLE_KIND_NAMES[kind] }))}
      onChange={(chosen: string | null) => change(chosen ?? '')}
    />
  );
}
