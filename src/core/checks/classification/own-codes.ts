import { FIRST_DIGITS, LEVELS } from './book.js';
import { bareName } from './names.js';
import { TABLES, type OwnCodes } from './tables.js';

/** 一行科目, as a file has it. `place` names where it stands: 「第 12 行」, 「工作表“功能”第 12 行 B 列」. */
export type CodeLine = { readonly place: string; readonly code: string; readonly name: string };

/** The codes of a file, or everything that is wrong with it, one sentence for each mistake. */
export type OwnCodesRead =
  | {
      readonly ok: true;
      readonly codes: OwnCodes['codes'];
      /** 收入分类 and other codes that no rule asks about: counted, not kept. */
      readonly unused: number;
    }
  | { readonly ok: false; readonly mistakes: readonly string[] };

const LONGEST_NAME = 60;

/** What is wrong with a line by itself, or null. */
function mistakeOf({ place, code, name }: CodeLine): string | null {
  if (code === '') return `${place}有名称“${name}”而没有科目编码。请补上编码，或删去这一行。`;
  if (!/^\d+$/.test(code)) return `${place}的科目编码“${code}”含有数字以外的字符。请只写数字。`;
  const table = FIRST_DIGITS[code.charAt(0)];
  if (table === undefined) return null;
  if (!LEVELS[table].includes(code.length)) {
    const lengths = LEVELS[table].join('、');
    return `${place}的科目编码“${code}”是 ${code.length} 位，应为 ${lengths} 位。请改正编码（以文本保存，保留前面的位数）。`;
  }
  if (name === '') return `${place}的科目编码“${code}”没有名称。请补上名称。`;
  if (name.length > LONGEST_NAME) return `${place}的名称超过 ${LONGEST_NAME} 个字。请只写科目名称，说明另放一列。`;
  if (!/\p{Script=Han}/u.test(name)) return `${place}的名称“${name}”没有汉字。请核对名称一列。`;
  return null;
}

/**
 * Proves the codes and names of a file. A code twice with one name is one code; with two names it is a mistake. Every 款 and
 * 项 needs the level above it: in the file, or in the program's table where the file only adds to it.
 */
export function readOwnCodes(lines: readonly CodeLine[], isWhole: boolean): OwnCodesRead {
  const mistakes: string[] = [];
  const kept = new Map<string, CodeLine>();
  let unused = 0;
  for (const line of lines) {
    const { place, code, name } = line;
    const mistake = mistakeOf(line);
    const before = kept.get(code);
    if (mistake !== null) mistakes.push(mistake);
    else if (FIRST_DIGITS[code.charAt(0)] === undefined) unused += 1;
    else if (before === undefined) kept.set(code, line);
    else if (bareName(before.name) !== bareName(name)) {
      mistakes.push(
        `${place}的科目编码“${code}”名称为“${name}”，${before.place}的同一编码名称为“${before.name}”。请只留正确的一行。`,
      );
    }
  }
  const above = new Set([
    ...kept.keys(),
    ...(isWhole
      ? []
      : [TABLES.function, TABLES.economicDepartment, TABLES.economicGovernment].flat().map((one) => one.code)),
  ]);
  for (const { place, code } of kept.values()) {
    if (code.length > 3 && !above.has(code.slice(0, -2))) {
      mistakes.push(`${place}的科目编码“${code}”没有上级科目“${code.slice(0, -2)}”。请补上上级科目，或核对编码。`);
    }
  }
  if (mistakes.length > 0) return { ok: false, mistakes };
  if (kept.size === 0) {
    return { ok: false, mistakes: ['文件中没有支出科目（编码以 2、3 或 5 开头）。请核对所选的文件和工作表。'] };
  }
  const codes = [...kept.values()]
    .map(({ code, name }) => ({ code, name }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
  return { ok: true, codes, unused };
}
