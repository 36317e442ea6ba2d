import type { ReportModel } from '../../core/review/index.js';

/** The whole model for other programs: `"schema": 1` first, UTF-8, no byte order mark. */
export function renderJson(model: ReportModel): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ schema: 1, ...model }, null, 2)}\n`);
}
