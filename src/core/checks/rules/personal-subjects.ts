import type { Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { isBlank, linesOf, spotsOf } from '../text/lines.js';
import { listed, mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { looksLikePerson, maskedName } from '../text/surnames.js';

/** Persons whose circumstances are nobody's business. */
const CIRCUMSTANCES =
  /救助|低保|特困|残疾|患者|病人|病种|病历|诊断|受助|资助|优抚|孤儿|未成年|学生|困境儿童|吸毒|矫正|信访人|精神障碍|艾滋|离休干部/;
const NAME_HEADING = /^(?:姓名|对象姓名|患者姓名|学生姓名|受助人|救助对象|被救助人|名单)$/;
/** Fewer names than this in a table are those of its makers. */
const LEAST = 3;

const IN_TEXT =
  /(?:救助|低保|特困|受助|资助|优抚|帮扶|补助|患病)(?:对象|人员|家庭|学生|儿童)(?:名单|姓名)?(?:如下|为|包括)?\s*[:：]\s*((?:[\u4e00-\u9fff]{2,4}[、，,]){1,}[\u4e00-\u9fff]{2,4})/g;

function personsIn(subject: Subject, table: Table): readonly Mention[] {
  const headings = table.columns.map(({ path }) => path.join('')).join('');
  if (!CIRCUMSTANCES.test(headings + table.title)) return [];
  return table.columns.flatMap((column) => {
    if (!NAME_HEADING.test((column.path.at(-1) ?? '').replace(/\s+/g, ''))) return [];
    return table.rows.flatMap((row) => {
      const cell = row.cells[column.index];
      const name = (cell?.text ?? '').replace(/\s+/g, '');
      return cell !== undefined && looksLikePerson(name)
        ? [mentionOfCell(subject.document, table, row, column, cell, maskedName(name))]
        : [];
    });
  });
}

/** 救助对象信息 (PII-SUBJECT). */
export const personsConcerned: Rule = {
  id: 'PII-SUBJECT',
  name: '救助对象信息',
  family: 'personal-data',
  severity: 'error',
  basis: '政府信息公开条例第十五条；个人信息保护法（敏感个人信息）',
  needs: '任一表格或文字',
  description:
    '列有救助、低保、残疾、患病、受资助学生等对象三个以上姓名的表，以及“救助对象：某某、某某”的文字报错误，结果中只显示姓氏。只写对象类别和人数的绩效指标、项目名称不报；负责人、经办人的姓名见 PII-NAME。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (isBlank(disclosure)) return [notApplicable('文件中没有识别出的文字或表格')];
    const inTables = disclosure.tables.flatMap((table): Outcome[] => {
      const persons = personsIn(subject, table);
      if (persons.length < LEAST) return [];
      const remark = remarkOn(
        persons,
        'error',
        '对象名单',
        `${tableName(table)}列有救助、病患等对象的姓名${listed(persons)}，公开前应当删去。`,
      );
      return remark === null ? [] : [remark];
    });
    const inText = spotsOf(linesOf(disclosure), IN_TEXT).flatMap((spot) => {
      const words = spot.line.text.slice(spot.start, spot.end).split(/[:：]/)[1] ?? '';
      const names = words.split(/[、，,]/).map((name) => name.trim());
      if (!names.every(looksLikePerson)) return [];
      return [mention(document, spot, names.map(maskedName).join('、'))];
    });
    const remark = remarkOn(
      inText,
      'error',
      '对象名单·正文',
      `正文列有救助等对象的姓名${listed(inText)}，公开前应当删去。`,
    );
    const outcomes: readonly Outcome[] = remark === null ? inTables : [...inTables, remark];
    return outcomes.length > 0 ? outcomes : [passed(disclosure.tables.length + linesOf(disclosure).length)];
  },
};
