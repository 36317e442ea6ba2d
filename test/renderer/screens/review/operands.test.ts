// The sign before each figure of the evidence.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { DeskBridge, Finding } from '../../../../src/shared/desk-api.js';
import { DeskProvider, createDesk } from '../../../../src/renderer/state/desk.js';
import { Operands } from '../../../../src/renderer/screens/review/operands.js';
import { anchorForDocument } from '../../../../src/core/disclosure/index.js';
import { buildFinding } from '../../../core/review/build-note.js';

const desk = createDesk({} as DeskBridge);

function signs(finding: Finding): readonly string[] {
  const markup = renderToStaticMarkup(
    createElement(DeskProvider, { value: desk }, createElement(Operands, { finding })),
  );
  return [...markup.matchAll(/desk-operand-sign"[^>]*>([^<]*)</g)].map(([, sign = '']) => sign);
}

const at = anchorForDocument('sha-1');
const stated = { anchor: at, text: '测试项目', role: 'stated', low: null, high: null } as const;
const part = { anchor: at, text: '1.00', role: 'addend', low: '1', high: '1' } as const;

it('is a sign of equality only where something is reckoned', () => {
  expect(signs(buildFinding({ id: 'f', at, evidence: [stated], arithmetic: null }))).toEqual(['·']);
  const sum = { evidence: [part, { ...part, role: 'total' } as const], arithmetic: '1.00 ≠ 1.10' };
  expect(signs(buildFinding({ id: 'f', at, ...sum }))).toEqual(['＋', '＝']);
});
