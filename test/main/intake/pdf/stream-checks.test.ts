import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { damagedStreams } from '../../../../src/main/intake/pdf/stream-checks.js';
import { readPdf } from '../../../../src/main/intake/pdf/read-pdf.js';
import { inTime } from '../../../in-time.js';
import { makePdf, showLatin } from './make-pdf.js';

const WORDS = Array.from({ length: 40 }, (_, index) => `1${index}.25`).join(' ');

/** A file with a packed stream beside its page; `kind` is put into the description of the stream. */
function file(kind = '', stream: Uint8Array = zlibSync(Buffer.from(WORDS))): Uint8Array {
  const packed = Buffer.from(stream).toString('latin1');
  return makePdf(
    [{ content: showLatin('1.25', 50, 700) }],
    [`<< ${kind} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`],
  );
}

/** The file with one byte of its packed stream changed. */
function changed(bytes: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes).indexOf('/FlateDecode');
  const from = Buffer.from(bytes).indexOf('stream\n', at) + 7;
  return bytes.with(from + 40, bytes[from + 40]! ^ 4);
}

describe('packed streams of a PDF file', () => {
  it('that are not what their checksum says are named', async () => {
    expect(damagedStreams(file())).toBe(0);
    expect(damagedStreams(changed(file()))).toBe(1);
    const codes = async (bytes: Uint8Array) => {
      const read = await readPdf(bytes);
      return read.ok ? read.defects.map(({ code }) => code) : read.reason;
    };
    expect(await codes(file())).not.toContain('pdf.data-damaged');
    expect(await codes(changed(file()))).toContain('pdf.data-damaged');
  });

  it('are no pictures, and nothing of a file that is encrypted', () => {
    expect(damagedStreams(changed(file('/Subtype /Image')))).toBe(0);
    expect(damagedStreams(changed(file('/Encrypt 9 0 R')))).toBe(0);
  });

  it('may hold the word that ends them', () => {
    const stored = zlibSync(Buffer.from('1.25 endstream 2.50'), { level: 0 });
    expect(Buffer.from(stored).includes('endstream')).toBe(true);
    expect(damagedStreams(file('', stored))).toBe(0);
  });

  it('are looked at in no time, whatever they say', () => {
    const texts = ['stream\n'.repeat(200_000), ' obj /Filter /FlateDecode stream\nendstream'.repeat(30_000)];
    for (const text of texts) expect(inTime(4_000, () => damagedStreams(Buffer.from(text)))).toBeGreaterThanOrEqual(0);
  });
});
