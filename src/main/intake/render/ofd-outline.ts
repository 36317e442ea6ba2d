/** Numbers each command of an OFD path takes, and what SVG calls it. */
const COMMANDS: Readonly<Record<string, { readonly numbers: number; readonly name: string }>> = {
  S: { numbers: 2, name: 'M' },
  M: { numbers: 2, name: 'M' },
  L: { numbers: 2, name: 'L' },
  Q: { numbers: 4, name: 'Q' },
  B: { numbers: 6, name: 'C' },
  A: { numbers: 7, name: 'A' },
  C: { numbers: 0, name: 'Z' },
};
const TOKEN_LIMIT = 400_000;

/**
 * 路径. AbbreviatedData as path data of SVG, for drawing: command letters and finite numbers, nothing else of the file gets
 * through. What is not understood ends the path.
 */
export function outlineOf(data: string): string {
  const tokens = data.trim().split(/[\s,]+/, TOKEN_LIMIT);
  const parts: string[] = [];
  let command = COMMANDS['M'];
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    if (/^[A-Za-z]$/.test(token)) {
      command = COMMANDS[token.toUpperCase()];
      index += 1;
      if (command?.numbers === 0) parts.push('Z');
      if (command === undefined || command.numbers === 0) {
        if (command === undefined) break;
        continue;
      }
    }
    if (command === undefined || command.numbers === 0) break;
    const values = tokens.slice(index, index + command.numbers).map(Number);
    if (values.length < command.numbers || !values.every(Number.isFinite)) break;
    // A path must begin with a move.
    parts.push(`${parts.length === 0 ? 'M' : command.name}${values.slice(parts.length === 0 ? -2 : 0).join(' ')}`);
    index += command.numbers;
    // Further pairs after a move are lines.
    if (command.name === 'M') command = COMMANDS['L'];
  }
  return parts.join('');
}
