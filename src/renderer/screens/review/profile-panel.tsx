import { useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Checkbox, Drawer, Input } from 'antd';
import { IdcardOutlined } from '@ant-design/icons';
import type { Place, Profile, ProfileField, Sourced } from '../../../core/disclosure/index.js';
import { saveCorrections } from '../../state/corrections.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { correctionWords } from '../../words/corrections.js';
import { profileAims, profileDraft, PROFILE_FIELDS } from '../library/confirm-answers.js';
import { profileText } from './correct-list.js';
import { ProfileInput } from './profile-input.js';

const labels = correctionWords.profile;

/** Opens the profile of the document in hand. */
export function ProfileButton(): JSX.Element {
  const desk = useDesk();
  const shown = useDeskState((state) => state.profileShown);
  return (
    <Button
      type="text"
      icon={<IdcardOutlined aria-hidden />}
      title={labels.buttonTitle}
      aria-pressed={shown}
      data-testid="profile"
      onClick={() => desk.store.set({ profileShown: !shown })}
    >
      {labels.button}
    </Button>
  );
}

/** 文件概况. Whose document it is, where each fact was read, what lost against it, and the reviewer's word over it. */
export function ProfilePanel(): JSX.Element {
  const desk = useDesk();
  const shown = useDeskState((state) => state.profileShown);
  const document = useDeskState((state) => state.focus.document);
  const profile = useDeskState(({ details }) => (document === null ? undefined : details[document]?.profile));
  const close = (): void => desk.store.set({ profileShown: false });
  return (
    <Drawer title={labels.title} open={shown && profile !== undefined} size={440} onClose={close} destroyOnHidden>
      {document !== null && profile !== undefined && (
        <ProfileForm key={JSON.stringify([document, profile])} document={document} profile={profile} />
      )}
    </Drawer>
  );
}

function ProfileForm({ document, profile }: { readonly document: string; readonly profile: Profile }): JSX.Element {
  const desk = useDesk();
  const [draft, setDraft] = useState(() => profileDraft(profile));
  const [reason, setReason] = useState('');
  const [remember, setRemember] = useState(false);
  const [saving, setSaving] = useState(false);
  const aims = profileAims(profile, draft);
  const save = async (): Promise<void> => {
    if (aims.length === 0 || saving) return;
    setSaving(true);
    if (!(await saveCorrections(desk, document, aims, { reason, remember }))) setSaving(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    if (event.ctrlKey || event.target instanceof HTMLInputElement) {
      event.stopPropagation();
      void save();
    }
  };
  return (
    <div className="desk-profile" data-testid="profile-panel" onKeyDown={onKeyDown}>
      {PROFILE_FIELDS.map((field) => (
        <div key={field} className="desk-field">
          <span>{correctionWords.fields[field]}</span>
          <ProfileInput
            field={field}
            value={draft[field]}
            change={(value) => setDraft((before) => ({ ...before, [field]: value }))}
            testId={`profile-${field}`}
          />
          <span className="desk-soft" data-testid={`profile-${field}-from`}>
            {sourceText(field, profile)}
          </span>
        </div>
      ))}
      <p className="desk-soft">{labels.hint}</p>
      <div className="desk-field">
        <span>{correctionWords.reason}</span>
        <Input aria-label={correctionWords.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
        {correctionWords.rememberOwner}
      </Checkbox>
      <div className="desk-profile-save">
        <Button
          type="primary"
          data-testid="profile-save"
          disabled={aims.length === 0}
          loading={saving}
          onClick={() => void save()}
        >
          {saving ? correctionWords.saving : correctionWords.save}
        </Button>
      </div>
    </div>
  );
}

/** Where a fact was read, and what other places say. */
function sourceText(field: ProfileField, profile: Profile): string {
  const fact: Sourced<string | number> = profile[field];
  const from =
    fact.from === 'reviewer'
      ? labels.corrected
      : fact.value === null || fact.from === 'none'
        ? labels.unread
        : labels.from(correctionWords.sources[fact.from] + placeText(fact.at));
  const others = fact.rejected
    .slice(0, 4)
    .map((lost) => `${profileText(lost.value)}（${correctionWords.sources[lost.from]}${placeText(lost.at)}）`);
  return others.length === 0 ? from : `${from}；${labels.rejected(others.join('、'))}`;
}

function placeText(place: Place | null): string {
  if (place === null) return '';
  if (place.sheet !== undefined) return labels.sheet(place.sheet);
  if (place.page !== undefined) return labels.page(place.page);
  return place.line === undefined ? '' : labels.line(place.line);
}
