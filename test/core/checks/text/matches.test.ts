import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesIn } from '../../../../src/core/checks/text/matches.js';

const PATTERNS = [/\d+(?:\.\d+)?/g, /(?<=年)[\u4e00-\u9fff]/g, /万?元|%/g, /a*/g, /(一)(二)?/g];

describe('matchesIn', () => {
  it('finds what matchAll finds, again and again with one pattern', () => {
    assert(
      property(array(constantFrom('1', '2', '.', '年', '万元', '%', 'a', 'aa', '一', '二', ' ')), (pieces) => {
        const text = pieces.join('');
        for (const pattern of PATTERNS) {
          const all = [...text.matchAll(pattern)].map((match) => [...match, match.index]);
          expect(matchesIn(text, pattern).map((match) => [...match, match.index])).toEqual(all);
        }
      }),
    );
  });
});
