import type { Defect, Disclosure, Passage, ReadDocument } from '../disclosure/index.js';
import { contentsOf } from './contents.js';
import { wholeIndicatorsOf } from './form-indicators.js';
import { layOut } from './layout.js';
import { withinLimits } from './limits.js';
import { joinSoftBreaks, readClaims, statementsOf } from './narrative/index.js';
import { readProfile } from './profile.js';
import { projectsOf } from './projects.js';
import { sectionsOf } from './sections.js';
import { tablesFrom } from './tables.js';
import { quotedNames } from './torn-table.js';

/** Defects that mean that something stayed unread. */
const UNREAD = /unread|too-many|too-large|ambiguous|unreadable|undecodable|truncated/;

/** 未识别. A file with words in which nothing of a disclosure was found: another kind of file, or a page whose words are lost. */
const UNRECOGNISED: Defect = {
  code: 'document.unrecognised',
  message:
    '没有认出表格，也没有认出说明的章节。请核对是否选错文件；确为公开材料的，请取得可复制文字的电子版再导入，或对照原件人工核对。',
  at: null,
};

/** True for a defect that left something unread, so that figures may be missing or in doubt. */
export function leavesUnread({ code }: Defect): boolean {
  return UNREAD.test(code);
}

/** How much of a document was read, by what was recognised and what stayed unread. */
export function statusOf({
  tables,
  sections,
  defects,
}: Pick<Disclosure, 'tables' | 'sections' | 'defects'>): Disclosure['status'] {
  if (tables.length === 0 && sections.length === 0) return 'unread';
  return defects.some(leavesUnread) ? 'partial' : 'read';
}

/** 识别. Turns a reader's blocks into a disclosure. Never throws: what cannot be read becomes a defect. */
export function recognise(document: ReadDocument): Disclosure {
  const limited = withinLimits(document.blocks);
  const layout = layOut(limited.blocks);
  const { tables, defects: tableDefects } = tablesFrom(
    layout.pieces,
    layout.entityLines.map(({ name }) => name),
    () => quotedNames(layout.narrative.map(({ text }) => text)),
  );
  const { sections, idOf } = sectionsOf(layout.narrative);
  const isUnrecognised = tables.length === 0 && sections.length === 0;
  const defects: readonly Defect[] = [
    ...document.defects,
    ...limited.defects,
    ...tableDefects,
    ...(isUnrecognised ? [UNRECOGNISED] : []),
  ];
  const passages = joinSoftBreaks(layout.narrative, (paragraph) => idOf.get(paragraph) ?? null);
  const claims = readClaims(passages);
  const contents = contentsOf(limited.blocks);
  const wholeIndicators = tables.flatMap(wholeIndicatorsOf);
  const torn = layout.pieces.flatMap(({ unreadLines }) =>
    unreadLines.map(({ text, at }): Passage => ({ text, section: null, marks: [{ start: 0, at }] })),
  );
  const titleLines = layout.titleLines.map(({ text, at }): Passage => ({
    text,
    section: null,
    marks: [{ start: 0, at }],
  }));
  return {
    fileName: document.fileName,
    format: document.format,
    status: statusOf({ tables, sections, defects }),
    profile: readProfile(document.fileName, layout, tables, sections, passages),
    tables,
    projects: tables.flatMap(projectsOf),
    ...(wholeIndicators.length === 0 ? {} : { wholeIndicators }),
    sections,
    ...(contents.length === 0 ? {} : { contents }),
    ...(torn.length === 0 ? {} : { torn }),
    ...(titleLines.length === 0 ? {} : { titleLines }),
    passages,
    statements: statementsOf(claims),
    claims,
    defects,
  };
}
