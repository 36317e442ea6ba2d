/** Characters of the two-byte area, made by decoding every pair: Node decodes GB18030 but does not encode it. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [lead, trail]);
    }
  }
  return table;
}

/** Encodes text as GB18030. Throws on a character outside ASCII and the two-byte area. */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes = [...text].flatMap((character): readonly number[] => {
    const code = character.codePointAt(0)!;
    if (code < 0x80) return [code];
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`no two-byte code for ${character}`);
    return pair;
  });
  return new Uint8Array(bytes);
}
