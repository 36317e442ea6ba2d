/** Digits and letters that a reader of images takes for one another; each stands with every other of its group. */
const GROUPS: readonly string[] = [
  '0689',
  '38',
  '35',
  '17',
  '147',
  '27',
  '23',
  '56',
  '49',
  '0O',
  '1I',
  '1l',
  '5S',
  '8B',
];
/** More uncertain places than this are not tried in pairs. */
const MOST_PAIRED = 4;

/** 字形相近的数. Plain digits with a point that a misread figure may stand for, the reading itself left out. */
export function lookalikesOf(text: string, doubtful: readonly number[], decimals: number): readonly string[] {
  const found = new Set<string>();
  const own = plainOf(text, decimals);
  const add = (characters: readonly string[]): void => {
    for (const plain of plainForms(characters.join(''), decimals)) if (plain !== own) found.add(plain);
  };
  const characters = [...text];
  add(characters);
  const places = characters.flatMap((character, at) => (othersFor(character).length > 0 ? [at] : []));
  for (const at of places) {
    for (const other of othersFor(characters[at] ?? '')) add(characters.with(at, other));
  }
  const unsure = places.filter((at) => doubtful.includes(at)).slice(0, MOST_PAIRED);
  for (const [index, first] of unsure.entries()) {
    for (const second of unsure.slice(index + 1)) {
      for (const one of othersFor(characters[first] ?? '')) {
        for (const other of othersFor(characters[second] ?? '')) add(characters.with(first, one).with(second, other));
      }
    }
  }
  return [...found];
}

function othersFor(character: string): readonly string[] {
  const others = GROUPS.filter((group) => group.includes(character)).flatMap((group) => [...group]);
  return [...new Set(others)].filter((other) => other !== character && /\d/.test(other));
}

/** The figure as it stands, and with the point where the figures beside it have theirs: points are lost and read as commas. */
function plainForms(text: string, decimals: number): readonly string[] {
  const sign = /^\s*[-－−]/.test(text) ? '-' : '';
  const digits = text.replace(/[^\d]/g, '');
  if (digits === '' || /\p{L}/u.test(text.replace(/\s/g, ''))) return [];
  const pointed =
    digits.length > decimals && decimals > 0 ? [`${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`] : [];
  const own = plainOf(text, decimals);
  return [...new Set([...(own === null ? [] : [own]), ...pointed.map((plain) => sign + plain)])];
}

/** The figure in plain digits; null where it is none. */
function plainOf(text: string, decimals: number): string | null {
  const plain = text.replace(/[\s,，]/g, '').replace(/^[－−]/, '-');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return null;
  const shown = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return shown === decimals || decimals === 0 ? plain : null;
}
