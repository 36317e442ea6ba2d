import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Block } from '../../../../src/core/disclosure/index.js';
import { recognise } from '../../../../src/core/recognition/index.js';

/** What is said of the marks of three paragraphs, printed as text or read from an image. */
function said(middle: string, isRead: boolean): readonly string[] {
  const texts = [
    '霁川市松渚区农业局2031年部门预算',
    '一、有关情况说明',
    '甲类业务由本局承担。',
    middle,
    '丙类业务另行安排。',
  ];
  const blocks = texts.map((text, line): Block => ({
    type: 'paragraph',
    text,
    at: { page: 1, line },
    ...(isRead ? { doubtful: [] } : {}),
  }));
  const disclosure = recognise({ fileName: 'a.pdf', format: 'pdf', blocks, defects: [] });
  const { findings } = checkDocument({ document: 'a', disclosure });
  return findings.flatMap(({ rule, message }) => (rule === 'TXT-PUNCT' ? [message] : []));
}

describe('marks without a partner', () => {
  const quotes = '乙类“业务由下属单位承担，本局不列。';
  const brackets = '乙类业务（由下属单位承担，本局不列。';

  it('are quotation marks or brackets in a text', () => {
    expect(said(quotes, false)).toEqual([expect.stringContaining('不成对')]);
    expect(said(brackets, false)).toEqual([expect.stringContaining('不成对')]);
  });

  it('are brackets alone where the text was read from an image', () => {
    expect(said(quotes, true)).toEqual([]);
    expect(said(brackets, true)).toEqual([expect.stringContaining('不成对')]);
  });
});
