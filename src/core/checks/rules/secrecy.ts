import { anchorForDocument } from '../../disclosure/index.js';
import { notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { anyOf } from '../text/any-of.js';
import { wholeText, wordCells, wordCellsWith } from '../text/cells.js';
import { isBlank, linesOf, spotsOf } from '../text/lines.js';
import { listed, mention, mentionOfCell, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';
import { matchesIn } from '../text/matches.js';

/** 密级标志: the grade with its star or term, as GB/T 9704 prints it. */
const MARK = /(?:绝密|机密|秘密)\s*(?:[★☆*＊]|[（(]\s*\d{1,2}\s*年|\d{1,2}年$)/g;
/** Grades and internal marks that stand alone on a line. 「保守国家秘密」 among duties is no mark. */
const ALONE =
  /^[（(【[]?(?:绝密|机密|秘密|内部(?:资料|文件|材料|使用)?|(?:内部|警务|工作)秘密|内部(?:资料|文件|材料)?[，,]?(?:请)?(?:注意保密|妥善保管|不得外传|严禁外传)|(?:此件|本件)?不予公开|注意保密|不得外传|严禁外传)(?:[:：]?(?:特急|急件))?[）)】\]]?$/;
const BRACKETED = /[（(【](?:绝密|机密|秘密|内部资料|内部文件|内部使用|不予公开)[）)】]/g;

/** Words that belong in a secrecy review before anything is published. */
const SENSITIVE = anyOf(
  [
    /技术侦[察查]/,
    /技侦(?!察)/,
    /网络拓扑/,
    /漏洞(?:清单|明细|列表)/,
    /(?:安防|监控|布控)点位(?:图|表|分布)/,
    /涉密(?:采购|项目)(?:清单|明细|名称)/,
    /(?:用户名|账号)[^，。]{0,12}(?:密码|口令)[:：]/,
  ],
  'g',
);
const ADDRESS = /(?<![\d.A-Za-z])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;

function isNetworkAddress(text: string, before: string): boolean {
  const parts = text.split('.').map(Number);
  // Version numbers and numbered headings have small parts.
  return !/(?:版本|版|[vV])\s*$/.test(before) && parts.every((part) => part <= 255) && parts.some((part) => part > 20);
}

/** Words without which no mark can stand: most documents have none, and no place of them need be searched. */
const SIGNS = /[绝机秘]\s*密|内\s*部|工\s*作\s*秘|不\s*予\s*公\s*开|注\s*意\s*保\s*密|外\s*传/;

function marks(subject: Subject): readonly Mention[] {
  const { disclosure, document } = subject;
  if (!SIGNS.test(`${wholeText(disclosure)}\n${disclosure.fileName}`)) return [];
  const lines = linesOf(disclosure);
  // A mark in a header was joined with the lines around it: what counts is the line of the source.
  const whole = lines.flatMap((line) =>
    line.passage.marks.flatMap(({ start }, index) => {
      const end = line.passage.marks[index + 1]?.start ?? line.text.length;
      const text = line.text.slice(start, end).trim();
      return ALONE.test(text) ? [mention(document, { line, start, end }, text)] : [];
    }),
  );
  const inCells = wordCellsWith(disclosure, (text) => SIGNS.test(text)).flatMap(({ table, row, column, cell }) => {
    const text = cell.text.replace(/\s+/g, '');
    const found = [...matchesIn(text, MARK), ...matchesIn(text, BRACKETED)].map(([words]) => words);
    if (found.length === 0 && ALONE.test(text)) found.push(text);
    return found.map((words) => mentionOfCell(document, table, row, column, cell, words));
  });
  const inTitles = disclosure.tables.flatMap((table) =>
    MARKED.test(table.title) ? [mentionOfTitle(document, table)] : [],
  );
  const inText = [...spotsOf(lines, MARK), ...spotsOf(lines, BRACKETED)].map((spot) => mention(document, spot));
  const inName = MARKED.test(disclosure.fileName)
    ? [{ at: anchorForDocument(document), words: disclosure.fileName }]
    : [];
  return [...inText, ...whole, ...inCells, ...inTitles, ...inName];
}

const MARKED = new RegExp(`${MARK.source}|${BRACKETED.source}`);

function report(subject: Subject, remarks: readonly (Remark | null)[]): readonly Outcome[] {
  const looked = wordCells(subject.disclosure).length + linesOf(subject.disclosure).length;
  const found = remarks.flatMap((remark) => remark ?? []);
  if (found.length > 0) return found;
  return [isBlank(subject.disclosure) ? notApplicable('文件中没有识别出的文字或表格') : passed(looked)];
}

const mark: Rule = {
  id: 'SEC-MARK',
  name: '密级标志',
  family: 'personal-data',
  severity: 'error',
  basis: '保守国家秘密法；政府信息公开条例第十四条',
  needs: '任一表格或文字',
  description:
    '“绝密、机密、秘密”加★或期限，以及单独成行或括注的“内部资料、不予公开”等标志报错误。职责、名词中出现的“国家秘密、商业秘密”不报。',
  check: (subject) => {
    const found = marks(subject);
    return report(subject, [
      remarkOn(
        found,
        'error',
        '密级标志',
        `文件印有密级或内部标志${listed(found)}，请立即停止处理，先由保密机构确认本机与本文件能否使用。`,
      ),
    ]);
  },
};

const content: Rule = {
  id: 'SEC-CONTENT',
  name: '涉密敏感内容',
  family: 'personal-data',
  severity: 'warning',
  basis: '政府信息公开条例第十七条（公开前保密审查）；地方预决算公开操作规程（财预〔2016〕143号）',
  needs: '任一表格或文字',
  description:
    '网络地址、系统口令、网络拓扑、漏洞清单、点位分布、技术侦察等字样报疑似，交保密审查。一般的信息系统名称和保密工作职责不报。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure);
    const addresses = spotsOf(lines, ADDRESS).filter(({ line, start, end }) =>
      isNetworkAddress(line.text.slice(start, end), line.text.slice(Math.max(0, start - 4), start)),
    );
    const whole = wholeText(disclosure);
    const cells = whole.search(SENSITIVE) < 0 && whole.search(ADDRESS) < 0 ? [] : wordCells(disclosure);
    const inCells = cells.flatMap(({ table, row, column, cell }) => {
      const words = matchesIn(cell.text, SENSITIVE).map(([found]) => found);
      const numbers = matchesIn(cell.text, ADDRESS)
        .filter((match) => isNetworkAddress(match[0], cell.text.slice(Math.max(0, match.index - 4), match.index)))
        .map(([found]) => found);
      return [...words, ...numbers].map((found) => mentionOfCell(document, table, row, column, cell, found));
    });
    const found = [...[...spotsOf(lines, SENSITIVE), ...addresses].map((spot) => mention(document, spot)), ...inCells];
    return report(subject, [
      remarkOn(found, 'warning', '敏感内容', `出现可能涉密或敏感的内容${listed(found)}，公开前请经保密审查。`),
    ]);
  },
};

/** 保密规则. */
export const SECRECY_RULES: readonly Rule[] = [mark, content];
