// Corrections for tests: what a reviewer points at, with everything else filled in.
import type { Correction, CorrectionTarget, Disclosure } from '../../../../src/core/disclosure/index.js';
import { aimCorrection, type Aim } from '../../../../src/core/recognition/corrections/index.js';

export function correction(id: string, target: CorrectionTarget, more: Partial<Correction> = {}): Correction {
  return {
    id,
    document: 'a'.repeat(64),
    target,
    origin: 'reviewer',
    state: 'active',
    reason: '',
    author: '张三',
    createdAt: '2026-03-05T09:10:11.123+08:00',
    updatedAt: '2026-03-05T09:10:11.123+08:00',
    revision: 1,
    ...more,
  };
}

/** Aims one after the other, each at the document as the ones before have left it. */
export function aimed(reading: Disclosure, aims: readonly Aim[]): readonly Correction[] {
  const corrections: Correction[] = [];
  for (const aim of aims) {
    const target = aimCorrection(reading, corrections, aim);
    if (target === null) throw new Error(`nothing there: ${JSON.stringify(aim)}`);
    corrections.push(correction(`c${corrections.length + 1}`, target));
  }
  return corrections;
}
