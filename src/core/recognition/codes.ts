import { squeeze } from './words.js';

/** Most cells are blank or begin with a word; no code does. */
const NO_CODE = /^(?:$|[\u3400-\u9fff])/;
/** 「[2101501]行政运行」, 「【30201】办公费」: some offices put the code in brackets. */
const BRACKETED = /^[[【](\d{3,20})[\]】](\S.*)$/s;
const CODED = /^(\d{3,20}|\d{6}[\dA-Z]{8,20})\s*[-—–－‐_:：]{1,2}\s*(\S.*)$/s;

/** A cell of the form 「2101501-行政运行」 taken apart. Soft breaks inside code and name are removed. */
export function splitCoded(text: string): { readonly code: string; readonly name: string } | null {
  if (NO_CODE.test(text)) return null;
  const printed = squeeze(text);
  const match = CODED.exec(printed.normalize('NFKC')) ?? BRACKETED.exec(printed.normalize('NFKC'));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  // The name is cut from the printed text, so that full-width brackets stay as they are.
  return { code: match[1], name: printed.slice(printed.length - match[2].length) };
}

/** 类, 款 or 项 of a function (2xx) or 类 or 款 of an economic classification (3xx, 5xx), with its name straight behind it. */
const GLUED = /^(2(?!00)[0-3]\d(?:\d{2}){0,2}|[35](?!00)[019]\d(?:\d{2})?)(?=[\u3400-\u9fff“（(])(.+)$/s;

/**
 * A cell of a column of classifications, 「2101501-行政运行」 or without anything between code and name:
 * 「2101501 行政运行」, 「2101501行政运行」. Only for such columns: elsewhere 「300人」 is no code.
 */
export function splitClassified(text: string): { readonly code: string; readonly name: string } | null {
  const split = splitCoded(text);
  if (split !== null || NO_CODE.test(text)) return split;
  const printed = squeeze(text);
  const match = GLUED.exec(printed.normalize('NFKC'));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { code: match[1], name: printed.slice(printed.length - match[2].length) };
}

/** A cell that is nothing but a code; null otherwise. 「208 05 05」 and full-width digits are understood. */
export function bareCode(text: string): string | null {
  if (NO_CODE.test(text)) return null;
  const code = squeeze(text).normalize('NFKC');
  return /^\d{2,20}$/.test(code) ? code : null;
}

/** A project code: region, year, a letter for the class and a running number – or any long number. */
export function isProjectCode(code: string): boolean {
  return /^\d{6}[\dA-Z]{10,20}$/.test(code);
}

/**
 * Splits 「99000131T000000000001-某项目」, also where narrow cells broke the code: 「990001 31T0 0000000000 1-某…」.
 */
export function splitProject(text: string): { readonly code: string; readonly name: string } | null {
  if (NO_CODE.test(text)) return null;
  const printed = squeeze(text);
  const match = /^(\d{6}[\dA-Za-z]{8,20})[-—–－‐]{1,2}(.+)$/s.exec(printed.normalize('NFKC'));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { code: match[1], name: printed.slice(printed.length - match[2].length) };
}
