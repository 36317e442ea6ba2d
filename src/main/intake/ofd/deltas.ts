const LIMIT = 100_000;

/** 字间距. Reads DeltaX or DeltaY: plain numbers, and 「g n d」 for n times d. */
export function readDeltas(text: string | undefined): readonly number[] {
  if (text === undefined) return [];
  const tokens = text.trim().split(/\s+/);
  const deltas: number[] = [];
  for (let index = 0; index < tokens.length && deltas.length < LIMIT; index += 1) {
    if (tokens[index]?.toLowerCase() === 'g') {
      const count = Math.min(Number(tokens[index + 1]) || 0, LIMIT - deltas.length);
      const delta = Number(tokens[index + 2]) || 0;
      for (let time = 0; time < count; time += 1) deltas.push(delta);
      index += 2;
      continue;
    }
    const delta = Number(tokens[index]);
    if (Number.isFinite(delta)) deltas.push(delta);
  }
  return deltas;
}
