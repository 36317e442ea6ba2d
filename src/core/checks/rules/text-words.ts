import { strayBeforeNames } from './stray-before-name.js';
import { notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Table } from '../../disclosure/index.js';
import type { Subject } from '../subject.js';
import { wholeText, wordCells, wordCellsWith } from '../text/cells.js';
import { isFromImage } from '../text/from-image.js';
import { isHeaderWord, slipOfHeader } from '../text/header-words.js';
import {
  hasNarrative,
  isBlank,
  linesOf,
  sentenceAround,
  spotsOf,
  withoutResidue,
  type Spot,
  type TextLine,
} from '../text/lines.js';
import { repeatedlyGiven } from './reason-often.js';
import { fieldSlips } from '../text/field-terms.js';
import { MISPRINTS } from '../text/misprints.js';
import { listed, mention, mentionOfCell, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';
import { isUnsimplified, UNSIMPLIFIED } from '../text/traditional.js';
import { matchesIn } from '../text/matches.js';
import { slippedTerm } from '../text/title-terms.js';

const BASIS = '惯例（引用前请核对）';

/** What a rule of words reports: one line for each kind, or how much it looked at. */
function report(subject: Subject, remarks: readonly (Outcome | null)[]): readonly Outcome[] {
  const found = remarks.flatMap((remark) => remark ?? []);
  if (found.length > 0) return found;
  const { disclosure } = subject;
  if (isBlank(disclosure)) return [notApplicable('文件中没有识别出的文字或表格')];
  return [passed(linesOf(disclosure).length + wordCells(disclosure).length)];
}

const typo: Rule = {
  id: 'TXT-TYPO',
  name: '错别字与术语',
  family: 'wording',
  severity: 'notice',
  basis: BASIS,
  needs: '任一表格或文字',
  description:
    '预决算公开中常见的错字和术语误写（如“截止”与“截至”），按内置词表核对，正文常用语（一般公共预算、公务接待费等）缺一字或两字颠倒的，表名用语（一般公共预算、收支预算总表等）有一字不同，表头与通用表头相差一字或中间缺字的、续页表头与首页相差一两字的一并列出，每种作一条提示。含扫描页的文件不核对表头用字，其余错字请先对照原件。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure);
    const titles = disclosure.tables;
    const text = wholeText(disclosure);
    const remarks = MISPRINTS.flatMap(({ signs, pattern, right }) => {
      if (!signs.some((sign) => text.includes(sign))) return [];
      const inTitles = titles.filter((table) => table.title.search(pattern) >= 0);
      if (text.search(pattern) < 0) return [];
      const mentions: readonly Mention[] = [
        ...spotsOf(lines, pattern).map((spot) => mention(document, spot)),
        ...wordCellsWith(disclosure, (words) => words.search(pattern) >= 0).map(({ table, row, column, cell }) => {
          const [words] = cell.text.match(pattern) ?? [cell.text];
          return mentionOfCell(document, table, row, column, cell, words);
        }),
        ...inTitles.map((table) => ({
          ...mentionOfTitle(document, table),
          words: table.title.match(pattern)?.[0] ?? table.title,
        })),
      ];
      const actual = mentions[0]?.words ?? '';
      const times = mentions.length > 1 ? `（共 ${mentions.length} 处）` : '';
      return (
        remarkOn(mentions, 'notice', right, `“${actual}”${times}疑为“${right}”之误，请核对。`, {
          expected: right,
          actual,
        }) ?? []
      );
    });
    // A character of a header is misread in an image far more often than it is misprinted.
    const headers = isFromImage(disclosure) ? [] : [...headerSlips(subject), otherHeaders(subject)];
    return report(subject, [
      ...remarks,
      ...termSlips(subject),
      ...titleSlips(subject),
      ...headers,
      ...strayBeforeNames(subject),
    ]);
  },
};

/** Terms of the field in the text that are printed with a character lost, or with two turned round. */
function termSlips({ disclosure, document }: Subject): readonly (Remark | null)[] {
  return fieldSlips(disclosure).map(({ right, printed, spots }) =>
    remarkOn(
      spots.map((spot) => mention(document, spot)),
      'notice',
      `用语·${printed}`,
      `“${printed}”疑为“${right}”之误，请核对。`,
      { expected: right, actual: printed },
    ),
  );
}

/** Titles that print a word of all such titles with a slip; those of images are left to whoever compares them. */
function titleSlips({ disclosure, document }: Subject): readonly (Remark | null)[] {
  if (isFromImage(disclosure)) return [];
  return disclosure.tables.flatMap((table) => {
    const slip = slippedTerm(table.title);
    if (slip === null) return [];
    const { printed, right } = slip;
    const message = `表名“${table.title}”中的“${printed}”疑为“${right}”之误，请核对。`;
    const mentions = [{ ...mentionOfTitle(document, table), words: printed }];
    return [remarkOn(mentions, 'notice', `表名·${table.id}`, message, { expected: right, actual: printed })];
  });
}

/** A row with so many words of headers is one, however it was read. */
const LEAST_HEADERS = 3;

/** Words of header rows that stand in the body: of a table whose header was lost, or printed again. */
function headersInBody({ kind, rows }: Table): readonly string[] {
  if (!kind.includes('performance')) return [];
  return rows.flatMap(({ cells }) => {
    let headers = 0;
    for (const { text } of cells) if (text !== '' && isHeaderWord(text.trim())) headers += 1;
    return headers < LEAST_HEADERS ? [] : cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  });
}

/** Headers of columns that are a known one with a character changed or lost. */
function headerSlips({ disclosure, document }: Subject): readonly (Remark | null)[] {
  const found = disclosure.tables.flatMap((table) =>
    [...new Set([...table.columns.flatMap(({ path }) => path), ...headersInBody(table)])].flatMap((printed) => {
      const right = slipOfHeader(printed);
      return right.length === 0
        ? []
        : [{ at: { ...mentionOfTitle(document, table).at, quote: printed }, printed, right }];
    }),
  );
  return [...Map.groupBy(found, ({ printed }) => printed)].map(([printed, places]) => {
    const right = (places[0]?.right ?? []).map((word) => `“${word}”`).join('或');
    return remarkOn(
      places.map(({ at }) => ({ at, words: printed })),
      'notice',
      `表头·${printed}`,
      `表头“${printed}”疑为${right}之误，请核对。`,
      { actual: printed },
    );
  });
}

/** Headers that a later page of the table prints otherwise than its first. */
function otherHeaders({ disclosure, document }: Subject): Remark | null {
  const found = disclosure.tables.flatMap((table) =>
    (table.headerVariants ?? []).map(({ first, again, at }) => ({
      at: { ...mentionOfTitle(document, table).at, place: at, quote: again },
      words: `${again}”（前页为“${first}”）`,
    })),
  );
  const shown = [...new Set(found.map(({ words }) => words))].map((words) => `“${words}`).join('、');
  return remarkOn(found, 'notice', '续页表头', `同一张表的表头在续页写法不同：${shown}，请核对。`);
}

/** The word around an unsimplified character: the unsimplified ones beside it and one more on each side. */
function wordAround(text: string, at: number): string {
  const characters = [...text];
  let [start, end] = [at, at];
  while (start > 0 && isUnsimplified(characters[start - 1] ?? '')) start -= 1;
  while (end < characters.length - 1 && isUnsimplified(characters[end + 1] ?? '')) end += 1;
  return characters.slice(start, Math.max(end + 1, start + 2)).join('');
}

function unsimplifiedWords(text: string): readonly string[] {
  if (!UNSIMPLIFIED.test(text)) return [];
  const words: string[] = [];
  let inside = false;
  [...text].forEach((character, at) => {
    const unsimplified = isUnsimplified(character);
    if (unsimplified && !inside) words.push(wordAround(text, at));
    inside = unsimplified;
  });
  return words;
}

const traditional: Rule = {
  id: 'TXT-TRAD',
  name: '繁简混用',
  family: 'wording',
  severity: 'notice',
  basis: '国家通用语言文字法',
  needs: '任一表格或文字',
  description: '简体文件中夹有繁体字或部首字符（多由字体或识别造成），全文作一条提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (!UNSIMPLIFIED.test(wholeText(disclosure))) return report(subject, []);
    const mentions: readonly Mention[] = [
      ...linesOf(disclosure).flatMap((line) =>
        unsimplifiedWords(line.text).map((words) => {
          const start = line.text.indexOf(words);
          return mention(document, { line, start, end: start + words.length });
        }),
      ),
      ...wordCellsWith(disclosure, (text) => UNSIMPLIFIED.test(text)).flatMap(({ table, row, column, cell }) =>
        unsimplifiedWords(cell.text).map((words) => mentionOfCell(document, table, row, column, cell, words)),
      ),
    ];
    const remark = remarkOn(mentions, 'notice', '繁体', `文中有繁体字或部首字符：${listed(mentions)}，请核对原件。`);
    return report(subject, [remark]);
  },
};

/** Two to six characters printed twice in a row. */
const DOUBLED = /([\u4e00-\u9fff]{2,6})\1/g;
/** Doublings that are words, and names that begin as the words before them end. */
const RIGHTLY_DOUBLED = /^(?:一.一.|.一.一|逐步|研究研究|讨论讨论)|^(.)\1/;
const DOUBLED_UNIT =
  /(支出|收入)(?:预算|决算)\1(?![总合情表])|(?:万元){2}|元元|(?<=[\d.])%%|(?<![的目])的的(?!确)|了了(?!解)|(?<![总共饱])和和(?!平|谐|睦|气)|(?<!以)及及(?!时)|为为(?!了|此|主|人|民)|等等等/g;

/** A word of manner twice within one short phrase: 「切实做好切实的工作」. */
const ECHO =
  /(及时|有效|认真|积极|切实|进一步|不断|持续|全面|合理|规范)(?=[\u4e00-\u9fff]{1,4}\1(?:的|地)[\u4e00-\u9fff])[\u4e00-\u9fff]{1,4}\1/g;

/** 「立项依据是职责依据」: what something is, said by the word itself. */
const SAME_NOUN = /(依据|目的|范围|方式|标准)(?:是|为|：)[\u4e00-\u9fff]{2,10}\1(?=[，。；])/g;

/** 「减少会议安排的会议费减少 4.20 万元」: the change told before its subject and again behind it. */
const CHANGE_TWICE = /(?:^|(?<=[，。；：是]))(增加|减少|压减)[\u4e00-\u9fff、]{4,24}\1\s*(?=\d)/g;
/** Words after which the second change is the reason of the first. */
const TELLS_WHY = /原因|由于|因|主要|的/;

function changesTwice(lines: readonly TextLine[]): readonly Spot[] {
  return spotsOf(lines, CHANGE_TWICE).filter(({ line, start, end }) => !TELLS_WHY.test(line.text.slice(start, end)));
}

/** Notes stand under every table they belong to. */
const NOTE = /^[（(]?(?:注|备注|说明|附注)[:：]/;

/** The same long sentence twice, one behind the other. */
function repeatedSentences(subject: Subject): readonly Spot[] {
  const spots: Spot[] = [];
  let before = '';
  for (const line of linesOf(subject.disclosure)) {
    let start = 0;
    for (const sentence of line.text.split(/(?<=[。；])/)) {
      const words = sentence.trim();
      if (words.length >= 16 && words === before && !NOTE.test(words))
        spots.push({ line, start, end: start + sentence.length });
      if (words !== '') before = words;
      start += sentence.length;
    }
  }
  return spots;
}

/** Words and phrases of a text that are printed twice and should not be. */
function repeatsIn(text: string): readonly RegExpExecArray[] {
  return [...matchesIn(text, DOUBLED), ...matchesIn(text, ECHO)].filter(([found]) => !RIGHTLY_DOUBLED.test(found));
}

/** A character printed twice in a row inside a word. */
const DOUBLED_ONE = /([\u4e00-\u9fff]{2})([\u4e00-\u9fff])\2([\u4e00-\u9fff]{2})/g;

/** Doubled characters in words that the document prints elsewhere with a single one: 「灌溉渠渠道」 beside 「灌溉渠道」. */
function doubledOnce({ disclosure, document }: Subject): readonly Mention[] {
  const whole = wholeText(disclosure);
  const isDoubled = ([, before = '', one = '', behind = '']: RegExpExecArray): boolean =>
    whole.includes(`${before}${one}${behind}`);
  const lines = hasNarrative(disclosure) ? linesOf(disclosure) : [];
  return [
    ...lines.flatMap((line) =>
      matchesIn(line.text, DOUBLED_ONE)
        .filter(isDoubled)
        .map((match) => mention(document, { line, start: match.index, end: match.index + match[0].length })),
    ),
    ...wordCellsWith(disclosure, (text) => matchesIn(withoutResidue(text), DOUBLED_ONE).some(isDoubled)).flatMap(
      ({ table, row, column, cell }) =>
        matchesIn(withoutResidue(cell.text), DOUBLED_ONE)
          .filter(isDoubled)
          .map(([found]) => mentionOfCell(document, table, row, column, cell, found)),
    ),
  ];
}

const repeat: Rule = {
  id: 'TXT-REPEAT',
  name: '重复词句',
  family: 'wording',
  severity: 'notice',
  basis: BASIS,
  needs: '文字说明',
  description:
    '紧接着重复的词（如“增加增加”）、短语中重复的状语（如“切实做好切实的”）、以原词解释自身（如“依据是职责依据”）、同一分句前后两次写增减、词语中叠印而别处只印一次的字、重复的整句和写了三次以上的同一增减原因，全文各作一条提示。同名的款与项、叠词不报。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = hasNarrative(disclosure) ? linesOf(disclosure) : [];
    const doubled = spotsOf(lines, DOUBLED).filter(
      ({ line, start, end }) => !RIGHTLY_DOUBLED.test(line.text.slice(start, end)),
    );
    const patterns = [DOUBLED_UNIT, ECHO, SAME_NOUN].flatMap((pattern) => spotsOf(lines, pattern));
    const words = [...doubled, ...patterns, ...changesTwice(lines)].map((spot) => mention(document, spot));
    const reasons = lines.length === 0 ? [] : repeatedlyGiven(subject);
    const sentences = (lines.length === 0 ? [] : repeatedSentences(subject)).map((spot) =>
      mention(document, spot, sentenceAround({ ...spot, end: spot.start + 1 })),
    );
    const isRepeating = (text: string): boolean => text.length > 12 && repeatsIn(withoutResidue(text)).length > 0;
    const inCells = wordCellsWith(disclosure, isRepeating).flatMap(({ table, row, column, cell }) =>
      repeatsIn(withoutResidue(cell.text)).map(([found]) => mentionOfCell(document, table, row, column, cell, found)),
    );
    const inTitles = disclosure.tables
      .filter(({ title }) => matchesIn(title, DOUBLED).some(([found]) => !RIGHTLY_DOUBLED.test(found)))
      .map((table) => ({ ...mentionOfTitle(document, table), words: table.title }));
    const all = [...words, ...inCells, ...inTitles];
    const once = doubledOnce(subject);
    return report(subject, [
      remarkOn(all, 'notice', '重复词', `有重复的词：${listed(all)}，请核对。`),
      remarkOn(once, 'notice', '叠字', `有一字重复印出，同一词语在别处只印一次：${listed(once)}，请核对。`),
      remarkOn(
        reasons.flat(),
        'notice',
        '重复原因',
        `同一增减原因写了三次以上：${reasons.map((places) => `“${places[0]?.words ?? ''}”（${places.length} 次）`).join('、')}，请核对是否各处都适用。`,
      ),
      remarkOn(sentences, 'notice', '重复句', `有整句重复：${listed(sentences)}，请核对。`),
    ]);
  },
};

/** 字词规则. */
export const WORD_RULES: readonly Rule[] = [typo, traditional, repeat];
