import {
  reviewWords as words,
  titleLines,
  type LedgerRow,
  type OpinionItem,
  type PrintedLevel,
  type PrintedParagraph,
  type PrintedReport,
  type ReportFile,
  type ReportModel,
} from '../../core/review/index.js';

/** A paragraph of the given level. */
export function paragraph(level: PrintedLevel, text: string): PrintedParagraph {
  return { type: 'paragraph', level, text };
}

/** An empty line. */
export const BLANK = paragraph('blank', '');

const ORDINALS = ['一', '二', '三'] as const;
const SEVERITIES = ['error', 'warning', 'notice'] as const;

/** 审核意见书 from its title to the appendix. */
export function printOpinion(model: ReportModel): PrintedReport {
  return {
    title: model.title,
    orientation: 'portrait',
    blocks: [
      paragraph('title', titleLines(model.title).join('\n')),
      BLANK,
      ...opinionOf(model),
      BLANK,
      paragraph('signature', model.reviewer),
      paragraph('signature', dateText(model.date)),
      ...appendixOf(model),
    ],
  };
}

/** The opinion paragraph by paragraph, from the addressee to the appendix; title and signature stand around it. */
export function opinionOf(model: ReportModel): readonly PrintedParagraph[] {
  const units = [...new Set(model.files.map((file) => file.unitName).filter((name) => name !== ''))];
  return [
    ...(units.length === 1 ? [paragraph('addressee', words.opinion.addressees(units))] : []),
    paragraph('heading1', words.opinion.overview),
    ...overviewOf(model),
    paragraph('heading1', words.opinion.problems),
    ...problemsOf(model),
    paragraph('heading1', words.opinion.suggestions),
    ...suggestionsOf(model),
    paragraph('heading1', words.opinion.deadline),
    ...words.opinion.lines.map((line) => paragraph('body', line + words.opinion.blank)),
  ];
}

/** The appendix: findings not adopted. Empty where there are none. */
export function appendixOf(model: ReportModel): readonly PrintedParagraph[] {
  if (model.rejected.length === 0) return [];
  return [
    paragraph('heading1', words.opinion.appendix),
    ...model.rejected.flatMap(({ fileName, location, problem, reason, text }, index) => [
      paragraph('body', `${index + 1}.《${fileName}》${location}：${problem}`),
      paragraph('detail', words.opinion.rejected(reason, text)),
    ]),
  ];
}

/** 落款日期 「2026年2月3日」; a date that is none stays as it is. */
export function dateText(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  return year === undefined ? date : words.opinion.date(Number(year), Number(month), Number(day));
}

/** 一、总体情况 without its heading. */
export function overviewOf(model: ReportModel): readonly PrintedParagraph[] {
  const count = (severity: OpinionItem['severity']): number =>
    model.opinion.filter((item) => item.severity === severity).length;
  const counts = words.opinion.counts(model.files.length, count('error'), count('warning'), count('notice'));
  return [
    paragraph('body', counts),
    ...(model.draft ? [paragraph('body', words.opinion.draft)] : []),
    ...model.files.flatMap((file, index) => fileParagraphs(file, index, model)),
  ];
}

/** Of more files the opinion only counts what was not checked: pages of it would stand before the first problem. */
const MOST_DETAILED = 5;

function fileParagraphs(
  file: ReportFile,
  index: number,
  { draft, files }: Pick<ReportModel, 'draft' | 'files'>,
): readonly PrintedParagraph[] {
  const { opinion } = words;
  const about = [
    file.unitName,
    file.fiscalYear === null ? '' : opinion.year(file.fiscalYear),
    file.documentType,
  ].filter((part) => part !== '');
  const {
    tables,
    rulesPassed,
    rulesWithFindings,
    rulesNotApplicable,
    notChecked,
    defects,
    undecided,
    silenced = 0,
  } = file;
  const ran = rulesPassed + rulesWithFindings + rulesNotApplicable + notChecked.length > 0;
  return [
    paragraph('body', `${index + 1}.${opinion.file(file.fileName, about)}`),
    paragraph('detail', opinion.reading(file.reading)),
    paragraph(
      'detail',
      ran ? opinion.scope(tables, rulesPassed, rulesWithFindings, rulesNotApplicable) : opinion.notRun(tables),
    ),
    ...(ran && defects.length + notChecked.length === 0 ? [paragraph('detail', opinion.allChecked)] : []),
    ...(files.length > MOST_DETAILED ? countedGaps(file) : listedGaps(file)),
    ...(undecided > 0 && !draft ? [paragraph('detail', opinion.undecided(undecided))] : []),
    ...(silenced > 0 ? [paragraph('detail', opinion.silenced(silenced))] : []),
  ];
}

function countedGaps({ defects, notChecked }: ReportFile): readonly PrintedParagraph[] {
  if (defects.length + notChecked.length === 0) return [];
  return [paragraph('detail', words.opinion.leftOpen(defects.length, notChecked.length))];
}

/** One after the other; rules that were not checked for one reason stand together. */
function listedGaps({ defects, notChecked }: ReportFile): readonly PrintedParagraph[] {
  const reasons = Map.groupBy(notChecked, ({ why }) => why);
  const sentences = [...reasons].map(([why, rules]) =>
    words.opinion.reason(rules.map(({ ruleName }) => ruleName).join('、'), why),
  );
  return [
    ...(defects.length === 0 ? [] : [paragraph('detail', words.opinion.defects), ...listed(defects)]),
    ...(notChecked.length === 0
      ? []
      : [paragraph('detail', words.opinion.notChecked(notChecked.length)), ...listed(sentences)]),
  ];
}

function listed(sentences: readonly string[]): readonly PrintedParagraph[] {
  return sentences.map((sentence, index) => paragraph('detail', `（${index + 1}）${sentence}`));
}

/** 二、存在问题 without its heading. */
export function problemsOf(model: ReportModel): readonly PrintedParagraph[] {
  if (model.opinion.length === 0) return [paragraph('body', words.opinion.none)];
  const groups = SEVERITIES.map((severity) => model.opinion.filter((item) => item.severity === severity)).filter(
    (group) => group.length > 0,
  );
  return groups.flatMap((group, index) => [
    paragraph(
      'heading2',
      words.opinion.group(ORDINALS[index] ?? '', words.severity[group[0]?.severity ?? 'notice'], group.length),
    ),
    ...group.flatMap(({ row }) => problemParagraphs(row, model.files.length > 1)),
  ]);
}

function problemParagraphs(row: LedgerRow, namesFile: boolean): readonly PrintedParagraph[] {
  const file = namesFile ? `《${row.fileName}》` : '';
  const details = [
    row.quote === '' ? '' : words.opinion.quote(row.quote),
    row.expected === '' ? '' : words.opinion.expected(row.expected),
    row.basis === '' ? '' : words.opinion.basis(row.basis),
  ].filter((part) => part !== '');
  return [
    paragraph('body', `${row.sequence}.${file}${row.location}：${row.problem}`),
    ...details.map((text) => paragraph('detail', text)),
  ];
}

/** 三、修改建议 without its heading. */
export function suggestionsOf(model: ReportModel): readonly PrintedParagraph[] {
  if (model.opinion.length === 0) return [paragraph('body', words.opinion.nothingToSuggest)];
  const suggested = model.opinion.filter(({ row }) => row.suggestion !== '');
  if (suggested.length === 0) return [paragraph('body', words.opinion.noSuggestions)];
  return suggested.map(({ row }) => paragraph('body', words.opinion.suggestion(row.sequence, row.suggestion)));
}
