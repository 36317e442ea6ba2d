import { anchorForDocument, type Disclosure } from '../../disclosure/index.js';
import { ambiguous, insufficient, notApplicable, passed, type Rule } from '../outcome.js';
import { LEAST_KINDS, requiredKinds } from '../profiles/region-profiles.js';
import { wordCells, wordCellsWith } from '../text/cells.js';
import { mixedSelfNames } from '../text/self-names.js';
import { isBlank, linesOf, residueOf, spotsOf, type Spot } from '../text/lines.js';
import { nameSlips } from '../text/name-slips.js';
import { otherUnits } from '../text/other-units.js';
import { listed, mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';

const BASIS = '地方预决算公开操作规程（财预〔2016〕143号）：真实、准确、完整';

/** White space and brackets say nothing about whose name it is; 中共 and 中国共产党 are the same. */
function bare(name: string): string {
  return name.replace(/[\s（）()“”"]/g, '').replace(/^中国共产党|^中共/, '');
}

function isSubsequence(short: string, long: string): boolean {
  if (short.length > long.length) return false;
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index += 1) {
    if (long.charCodeAt(index) === short.charCodeAt(at)) at += 1;
  }
  return at === short.length;
}

/** True where one name is the other shortened, completed or cut off: 「省某院」 and 「某省高级某某院」. */
function isVariant(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)];
  return isSubsequence(one, other) || isSubsequence(other, one);
}

const ITSELF = /[（(](?:本级|机关|本部)[）)]$/;

/** Units that the document itself lists: their names may stand in its headings. */
function knownUnits(disclosure: Disclosure): readonly string[] {
  const names = disclosure.tables.flatMap((table) =>
    table.rows.flatMap((row) => row.lines.flatMap((line) => (line.unitName === null ? [] : [line.unitName]))),
  );
  const unitCells = wordCells(disclosure)
    .filter(({ column }) => column.measure === 'unit')
    .map(({ cell }) => cell.text.replace(/\s+/g, '').replace(/^\d+[-－]?/, ''));
  return [...new Set([...names, ...unitCells])].filter((name) => name.length >= 3);
}

/** What is wrong with a printed name. */
const SLIP_WORDS = {
  changed: '有一字不同',
  'two-changed': '有两字不同',
  lost: '少一字',
  added: '多一字',
  doubled: '叠印一字',
  turned: '两字次序颠倒',
} as const;

const entity: Rule = {
  id: 'NAME-ENTITY',
  name: '单位名称一致',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '单位名称，以及标题、编制单位、落款',
  description:
    '标题、编制单位、落款中的单位名称应为同一名称；另一单位的名称多为沿用他人文稿。简称、全称、上级及所属单位名称不报。正文、表名和表内与单位名称（或表中所列单位名称）相比错、漏、叠一字或两字颠倒、而印得较少的写法也报（单位名称较长的，两字不同报疑似），仅序数、方位、层级不同或各有单位代码的除外；正文多以本单位名称起句，而有一两句以文件没有列出的另一单位起句说明收支、机构、编制范围、车辆的，报疑似。列有成套的表而没有读出单位名称的作提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const { unitName } = disclosure.profile;
    const own = unitName.value;
    if (isBlank(disclosure)) return [notApplicable('文件中没有识别出的文字或表格')];
    if (own === null) {
      // A whole set of tables that names nobody cannot be told from another unit's.
      const kinds = new Set(disclosure.tables.map(({ kind }) => kind));
      const there = requiredKinds('budget').filter((kind) => kinds.has(kind)).length;
      const nameless = remarkOn(
        [{ at: anchorForDocument(document), words: '' }],
        'notice',
        '没有名称',
        '封面、标题、表头和落款中都没有读出单位名称，请核对原件是否印有，没有的应补充。',
      );
      return there < LEAST_KINDS || nameless === null
        ? [insufficient('文件中没有读出单位名称')]
        : [{ ...nameless, evidence: [] }];
    }
    const known = knownUnits(disclosure);
    const organisation = linesOf(disclosure)
      .filter((line) => line.section === 'N-ORG' && !line.isHeading)
      .map((line) => line.text)
      .join('');
    // 「某某局（本级）」 in the list of units is the department, and so is 「某某局内设」: another name on the cover is not excused by them.
    const isListed = known.some((name) => isVariant(own, name));
    const parts = isListed ? known : known.filter((name) => !ITSELF.test(name));
    const others = unitName.rejected.filter(
      ({ value }) =>
        !isVariant(value, own) &&
        !parts.some((name) => isVariant(value, name)) &&
        (!organisation.includes(value) || (organisation.includes(`${value}内设`) && !organisation.includes(own))),
    );
    const slips = nameSlips(disclosure, document, own, [...others.map(({ value }) => value), ...known]);
    const wrong = new Set(slips.map(({ printed }) => printed));
    const remarks = others
      .filter(({ value }) => !wrong.has(bare(value)))
      .flatMap(({ value, from, at }) => {
        const place: Mention = { at: { ...anchorForDocument(document), quote: value, place: at }, words: value };
        const where = { heading: '标题', signature: '落款', 'table-header': '表头', 'file-name': '文件名' }[
          from as string
        ];
        const remark = remarkOn(
          [place],
          from === 'file-name' || from === 'table-body' ? 'warning' : 'error',
          `名称·${value}`,
          `${where ?? '文中'}的单位名称“${value}”与本文件的单位“${own}”不一致，请核对是否沿用了其他单位的文稿。`,
          { expected: own, actual: value },
        );
        return remark === null ? [] : [remark];
      });
    const misprints = slips.flatMap(({ right, printed, kind, isSure, mentions }) => {
      const remark = remarkOn(
        mentions,
        isSure ? 'error' : 'warning',
        `名称错字·${printed}`,
        `单位名称“${right}”有 ${mentions.length} 处写作“${printed}”，${SLIP_WORDS[kind]}，请核对。`,
        { expected: right, actual: printed },
      );
      return remark === null ? [] : [remark];
    });
    const told = new Set([...wrong, ...others.map(({ value }) => bare(value))]);
    const elsewhere = otherUnits(disclosure, own, known, organisation).filter(
      ({ name }) => !told.has(bare(name)) && !isVariant(name, own),
    );
    const copied = [...Map.groupBy(elsewhere, ({ name }) => name)].flatMap(([name, places]) => {
      const remark = remarkOn(
        places.map(({ line, start, end }) => mention(document, { line, start, end })),
        'warning',
        `他单位·${name}`,
        `此处写的是“${name}”，其他各处为“${own}”，请核对是否沿用了其他单位的文稿。`,
        { expected: own, actual: name },
      );
      return remark === null ? [] : [remark];
    });
    const all = [...remarks, ...misprints, ...copied];
    return all.length > 0 ? all : [passed(1 + unitName.rejected.length)];
  },
};

const extract: Rule = {
  id: 'NAME-EXTRACT',
  name: '识别残留',
  family: 'extraction',
  severity: 'notice',
  basis: '识别质量说明',
  needs: '任一文字',
  description:
    '印章和图片的外文描述、标记符号等识别时加入的文字，不是原文，不作为问题，只说明识别质量；其他规则检查文字时不计这些内容。',
  check: (subject) => {
    const { disclosure } = subject;
    const found = [
      ...disclosure.passages.flatMap((passage) => residueOf(passage.text)),
      ...wordCellsWith(disclosure, (text) => residueOf(text).length > 0).flatMap(({ cell }) => residueOf(cell.text)),
    ];
    const looked = disclosure.passages.length + disclosure.tables.length;
    if (isBlank(disclosure)) return [notApplicable('文件中没有识别出的文字或表格')];
    const [first] = found;
    if (first === undefined) return [passed(looked)];
    const shown = first.length > 24 ? `${first.slice(0, 24)}…` : first;
    return [ambiguous(`有 ${found.length} 处文字疑为识别时加入（如“${shown}”），未作为差错，请对照原件`)];
  },
};

/** Levels read from headings are no proof: headings say 部门预算 in both kinds of document. */
const SURE_LEVEL: ReadonlySet<string> = new Set(['cover', 'file-name', 'table-title', 'table-body', 'reviewer']);

const selfName: Rule = {
  id: 'ROLL-WORD',
  name: '部门与单位称谓',
  family: 'wording',
  severity: 'notice',
  basis: '惯例（引用前请核对）',
  needs: '文件层级（部门或单位）与文字说明',
  description:
    '部门文件自称“本部门”，单位文件自称“本单位”；混用的作一条提示；“本单位”与“我单位”混用的作一条提示。名词解释和职责中的称谓不计。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const { level } = disclosure.profile;
    const both = mixedSelfNames(subject);
    const mixed = remarkOn(
      both,
      'notice',
      '自称',
      `自称的写法不一：${listed(both.slice(0, -1))}，与其他处的“${both.at(-1)?.words ?? ''}”不同，宜统一。`,
    );
    const uneven = mixed === null ? [] : [mixed];
    if (level.value === null || level.value === 'unknown' || !SURE_LEVEL.has(level.from)) {
      return [insufficient('不能确定是部门文件还是单位文件'), ...uneven];
    }
    const lines = linesOf(disclosure).filter((line) => !line.isDefinition && line.section !== 'N-DUTY');
    const wrong = level.value === 'department' ? /本单位(?!预留)/g : /本部门|[我本]单位部门(?=预算|决算)/g;
    const spots = spotsOf(lines, wrong);
    const notes = disclosure.tables
      .filter(({ emptyNote }) => emptyNote !== null && new RegExp(wrong.source).test(emptyNote))
      .map((table) => {
        const [row] = table.rows;
        const [cell] = row?.cells ?? [];
        const column = cell === undefined ? undefined : table.columns[cell.column];
        const words = table.emptyNote ?? '';
        if (row !== undefined && cell !== undefined && column !== undefined) {
          return mentionOfCell(document, table, row, column, cell, words);
        }
        return { at: { ...anchorForDocument(document), quote: words, place: table.at }, words };
      });
    const right = level.value === 'department' ? '本部门' : '本单位';
    if (lines.length === 0 && notes.length === 0) return [notApplicable('文件中没有文字说明')];
    const mentions = [...spots.map((spot) => mention(document, spot, around(spot))), ...notes];
    const kind = level.value === 'department' ? '部门' : '单位';
    const remark = remarkOn(
      mentions,
      'notice',
      '称谓',
      `本文件为${kind}文件，宜自称“${right}”，以下写法不一致：${listed(mentions)}。`,
      { expected: right },
    );
    return remark === null ? [passed(lines.length), ...uneven] : [remark, ...uneven];
  },
};

function around({ line, start, end }: Spot): string {
  return line.text.slice(start, end + 12).replace(/[，。；：].*$/, '');
}

/** 名称规则. */
export const NAME_RULES: readonly Rule[] = [entity, extract, selfName];
