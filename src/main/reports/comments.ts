import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { getCellAddress, sanitizeTextContent } from 'write-excel-file/utility';
import type { PrintedMark, PrintedTable } from '../../core/review/index.js';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/**
 * 批注 as comments on cells, which the writer of workbooks has not: the comments of a sheet, the boxes they are shown in,
 * and the relations between them. `above`: rows above the body of a table. A workbook without marks stays as it is.
 */
export function withComments(workbook: Uint8Array, tables: readonly PrintedTable[], above: number): Uint8Array {
  if (tables.every(({ marks = [] }) => marks.length === 0)) return workbook;
  const files = unzipSync(workbook);
  const change = (name: string, edit: (xml: string) => string): void => {
    const part = files[name];
    files[name] = strToU8(edit(part === undefined ? '' : strFromU8(part)));
  };
  const overrides: string[] = [];
  for (const [index, { marks = [] }] of tables.entries()) {
    if (marks.length === 0) continue;
    const number = index + 1;
    files[`xl/comments${number}.xml`] = strToU8(commentsXml(marks, above));
    files[`xl/drawings/vmlDrawing${number}.vml`] = strToU8(boxesXml(marks, above));
    overrides.push(`<Override PartName="/xl/comments${number}.xml" ContentType="${TYPES}"/>`);
    change(`xl/worksheets/_rels/sheet${number}.xml.rels`, (xml) => withRelations(xml, number));
    change(`xl/worksheets/sheet${number}.xml`, (xml) =>
      withNamespace(xml).replace('</worksheet>', '<legacyDrawing r:id="comments1"/></worksheet>'),
    );
  }
  change('[Content_Types].xml', (xml) =>
    xml.replace('</Types>', `${xml.includes('Extension="vml"') ? '' : VML_TYPE}${overrides.join('')}</Types>`),
  );
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) entries[name] = bytes;
  return zipSync(entries);
}

const VML_TYPE = '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';

function withNamespace(xml: string): string {
  return xml.includes('xmlns:r=') ? xml : xml.replace('<worksheet ', `<worksheet xmlns:r="${RELATIONS}" `);
}

function withRelations(xml: string, number: number): string {
  const own =
    `<Relationship Id="comments1" Type="${RELATIONS}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"/>` +
    `<Relationship Id="comments2" Type="${RELATIONS}/comments" Target="../comments${number}.xml"/>`;
  if (xml !== '') return xml.replace('</Relationships>', `${own}</Relationships>`);
  return `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own}</Relationships>`;
}

function commentsXml(marks: readonly PrintedMark[], above: number): string {
  const comments = marks.map(({ row, column, text }) => {
    const words = sanitizeTextContent(text);
    return `<comment ref="${getCellAddress(row + above, column)}" authorId="0"><text><r><t xml:space="preserve">${words}</t></r></text></comment>`;
  });
  return (
    `${DECLARATION}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    `<authors><author>勾稽</author></authors><commentList>${comments.join('')}</commentList></comments>`
  );
}

/** The boxes Excel and WPS show comments in: one shape for each, hidden until the cell is pointed at. */
function boxesXml(marks: readonly PrintedMark[], above: number): string {
  const shapes = marks.map(({ row, column }, index) => {
    const anchor = [column + 1, 12, row + above, 4, column + 5, 12, row + above + 5, 4].join(', ');
    return (
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
      `<x:Row>${row + above}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
}
