/** Control words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Groups that hold no text of the document. */
export const SILENT: ReadonlySet<string> = new Set(
  (
    'colortbl stylesheet info listtable listoverridetable revtbl rsidtbl filetbl generator themedata colorschememapping ' +
    'datastore latentstyles xmlnstbl fldinst datafield ' +
    'template operator author title subject keywords comment doccomm hlinkbase company manager category nonesttables ' +
    'shprslt sp bkmkstart bkmkend xe tc tcn rxe pntxta pntxtb pn nonshppict ud ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn ' +
    'atnid atnauthor atntime atnref atndate atnparent atnicn falt panose objdata objclass objname objalias objsect pgdsctbl'
  ).split(' '),
);

/** 页眉页脚: groups drawn around every page. */
export const HEADS: ReadonlySet<string> = new Set(
  'header headerl headerr headerf footer footerl footerr footerf'.split(' '),
);

/** Groups that are read although they are marked as ones that may be passed over. */
export const READ: ReadonlySet<string> = new Set(['shppict', 'shpinst', 'nesttableprops']);
