import { regionOf, TABLE_KINDS, UNIT_TYPES, type Profile, type ProfileField } from '../../../core/disclosure/index.js';
import type { UncertainDocument } from '../../../shared/desk-api.js';
import type { CorrectionAim } from '../../state/corrections.js';

/** What the reviewer has filled in, by profile field or 「kind」 and table. */
export type Answers = Readonly<Record<string, string>>;

/** The answer to one question, "" where there is none. */
export function answerOf(answers: Answers, name: string): string {
  return answers[name] ?? '';
}

/** The corrections the answers make. What is left open or is no possible value makes none. */
export function aimsOf(questions: UncertainDocument['questions'], answers: Answers): readonly CorrectionAim[] {
  return questions.flatMap((question): readonly CorrectionAim[] => {
    switch (question.type) {
      case 'profile':
        return profileAim(question.field, answerOf(answers, question.field).trim());
      case 'table-kind': {
        const kind = TABLE_KINDS.find((one) => one === answerOf(answers, `kind ${question.table}`));
        return kind === undefined ? [] : [{ target: 'table-kind', table: question.table, kind }];
      }
      case 'defect':
        return [];
    }
  });
}

/** The correction that a typed or chosen value of the profile makes; none where it is no possible value. */
function profileAim(field: ProfileField, text: string): readonly CorrectionAim[] {
  switch (field) {
    case 'unitCode':
    case 'unitName':
      return text === '' ? [] : [{ target: 'profile', field, value: text }];
    case 'fiscalYear': {
      const year = /^(?:19|20)\d\d$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : null;
      return year === null || year < 1990 ? [] : [{ target: 'profile', field, value: year }];
    }
    case 'region': {
      const region = regionOf(text);
      return region === null ? [] : [{ target: 'profile', field, value: region }];
    }
    case 'unitType': {
      const type = UNIT_TYPES.find((one) => one === text);
      return type === undefined ? [] : [{ target: 'profile', field, value: type }];
    }
    case 'level':
      return text === 'department' || text === 'unit' || text === 'unknown'
        ? [{ target: 'profile', field, value: text }]
        : [];
    case 'stage':
      return text === 'budget' || text === 'final' ? [{ target: 'profile', field, value: text }] : [];
  }
}

/** The facts of a profile in the order in which they are shown. */
export const PROFILE_FIELDS: readonly ProfileField[] = [
  'unitName',
  'unitCode',
  'level',
  'unitType',
  'region',
  'fiscalYear',
  'stage',
];

/** The profile as it stands, as typed words; "" where nothing is known. */
export function profileDraft(profile: Profile): Readonly<Record<ProfileField, string>> {
  const words = (field: ProfileField): string => String(profile[field].value ?? '');
  return {
    unitName: words('unitName'),
    unitCode: words('unitCode'),
    level: words('level'),
    unitType: words('unitType'),
    region: words('region').replaceAll('/', ''),
    fiscalYear: words('fiscalYear'),
    stage: words('stage'),
  };
}

/** The corrections a changed profile makes. What is emptied or is no possible value makes none. */
export function profileAims(profile: Profile, draft: Readonly<Record<ProfileField, string>>): readonly CorrectionAim[] {
  const before = profileDraft(profile);
  return PROFILE_FIELDS.flatMap((field) =>
    draft[field].trim() === before[field] ? [] : profileAim(field, draft[field].trim()),
  );
}
