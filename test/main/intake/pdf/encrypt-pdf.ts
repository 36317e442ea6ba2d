import { createHash } from 'node:crypto';

/** What a password is filled up with (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -4;
const KEY_LENGTH = 5;

function md5(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [state[other]!, state[one]!];
  };
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + state[index]! + key[index % key.length]!) & 0xff;
    swap(index, other);
  }
  let [one, other] = [0, 0];
  return Buffer.from(data).map((byte) => {
    one = (one + 1) & 0xff;
    other = (other + state[one]!) & 0xff;
    swap(one, other);
    return byte ^ state[(state[one]! + state[other]!) & 0xff]!;
  }) as Buffer;
}

const padded = (password: string): Buffer => Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32);

/** A file of one page with this ASCII text, encrypted with RC4 and 40 bits. `user`: the password to open, may be empty. */
export function makeEncryptedPdf(text: string, user: string, owner: string): Uint8Array {
  const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const ownerEntry = rc4(md5(padded(owner)).subarray(0, KEY_LENGTH), padded(user));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(padded(user), ownerEntry, permissions, id).subarray(0, KEY_LENGTH);
  const userEntry = rc4(key, PADDING);
  /** A string or stream of an object, by the key of that object. */
  const encrypted = (object: number, data: Uint8Array): Buffer =>
    rc4(md5(key, Buffer.of(object, 0, 0, 0, 0)).subarray(0, KEY_LENGTH + 5), data);
  const content = encrypted(4, Buffer.from(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`));
  const objects: readonly (readonly (string | Uint8Array)[])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'],
    [`<< /Length ${content.length} >>\nstream\n`, content, '\nendstream'],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    [
      `<< /Filter /Standard /V 1 /R 2 /P ${PERMISSIONS} /O <${ownerEntry.toString('hex')}> /U <${userEntry.toString('hex')}> >>`,
    ],
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0]!.length;
  const put = (part: string | Uint8Array): void => {
    const bytes = Buffer.from(part as Uint8Array);
    parts.push(bytes);
    length += bytes.length;
  };
  const places = objects.map((object, index) => {
    const place = length;
    put(`${index + 1} 0 obj\n`);
    object.forEach(put);
    put('\nendobj\n');
    return place;
  });
  const start = length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`);
  put(
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Encrypt 6 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>] >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.concat(parts);
}
