/**
 * Endings under which disclosures are published, and those of files that may be one but have to be opened by another
 * program first: these become a line that says so. Files named on their own are taken whatever their ending.
 */
const DOCUMENTS = new Set(
  (
    'txt text tsv md csv pdf docx docm doc wps wpt xlsx xlsm xlsb xls et ett rtf xml htm html mht mhtml ofd png jpg ' +
    'jpeg tif tiff bmp jp2 j2k jb2 jbig2 zip rar 7z ceb cebx odt ods'
  ).split(' '),
);

/** Endings of programs, their settings, parts of web pages, sound and film: no disclosure, whatever they hold. */
const NO_DOCUMENTS = new Set(
  (
    'exe dll msi com bat cmd ps1 sh py jar apk sys lnk url desktop ini inf cfg conf log bak tmp wbk asd json js mjs css ' +
    'map svg ico cur gif ttf ttc otf woff woff2 eot mp3 mp4 m4a wav avi mov wmv flv mkv iso img psd cdr dwg db sqlite ' +
    'gouji goujipack backup'
  ).split(' '),
);

/** Left by operating systems and editors beside documents. */
const CLUTTER =
  /^(?:\.|~\$|~.*\.tmp$|thumbs\.db$|desktop\.ini$|__macosx$|\$recycle\.bin$|system volume information$|readme(?:\.\w+)?$)/i;

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Whether a file or folder found beside others is none that a reviewer put there. */
export function isClutter(name: string): boolean {
  return CLUTTER.test(name);
}

/** A name fit to be shown: without characters that break a line, turn the text or show nothing. */
export function shownName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim() || '未命名文件';
}

/** The ending of a name in lower case, without its dot; "" where it has none. */
export function endingOf(name: string): string {
  return /\.([^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file found in a folder or an archive could be a document, by its ending; `unknown`: its content has to say. */
export function mayBeDocument(name: string): boolean | 'unknown' {
  const ending = endingOf(name);
  if (DOCUMENTS.has(ending)) return true;
  return NO_DOCUMENTS.has(ending) ? false : 'unknown';
}

/** The same order on every run: 拼音 and numbers by value, then code units where those agree. */
export function byName(left: string, right: string): number {
  return collator.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);
}
