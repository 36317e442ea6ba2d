import { theme as antd, type MappingAlgorithm, type ThemeConfig } from 'antd';
import { themeQuartz, type Theme } from 'ag-grid-community';

/** 明暗. What the reviewer chose; `system` follows the desktop. */
export type Appearance = 'system' | 'light' | 'dark';

/** Every colour of the page. Components, grid and style sheet all take theirs from here. */
type Palette = Readonly<
  Record<
    | 'page'
    | 'panel'
    | 'soft'
    | 'line'
    | 'lineStrong'
    | 'text'
    | 'textSoft'
    | 'accent'
    | 'accentSoft'
    | 'onAccent'
    | 'selection'
    | 'error'
    | 'errorSoft'
    | 'warning'
    | 'warningSoft'
    | 'notice'
    | 'noticeSoft'
    | 'good'
    | 'goodSoft',
    string
  >
>;

const LIGHT: Palette = {
  page: '#eef1f4',
  panel: '#ffffff',
  soft: '#f5f7f9',
  line: '#dde2e8',
  lineStrong: '#b9c2cd',
  text: '#1b2733',
  textSoft: '#51606f',
  accent: '#1d5c9c',
  accentSoft: '#e3eef9',
  onAccent: '#ffffff',
  selection: '#cfe3f7',
  error: '#b3261e',
  errorSoft: '#fbe9e7',
  warning: '#8a5300',
  warningSoft: '#fdf1dc',
  notice: '#3f5873',
  noticeSoft: '#e9eef4',
  good: '#1c6b3f',
  goodSoft: '#e4f4ea',
};

const DARK: Palette = {
  page: '#14181d',
  panel: '#1c2229',
  soft: '#232a32',
  line: '#343d48',
  lineStrong: '#536070',
  text: '#e4e9ee',
  textSoft: '#a7b3bf',
  accent: '#7db4ea',
  accentSoft: '#22374d',
  onAccent: '#0d1b29',
  selection: '#26425e',
  error: '#ff9a90',
  errorSoft: '#46211e',
  warning: '#f0bd66',
  warningSoft: '#40310f',
  notice: '#b3c6da',
  noticeSoft: '#2a3541',
  good: '#83cfa0',
  goodSoft: '#1b3a29',
};

/** Bundled face first; the system faces only serve characters it lacks. */
const FONT = "'Noto Sans SC Variable', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

/** The palette as CSS variables, for the style sheet. */
export function paletteVariables(dark: boolean): Readonly<Record<string, string>> {
  const palette = dark ? DARK : LIGHT;
  const pairs = Object.entries(palette).map(([name, colour]) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    colour,
  ]);
  return Object.fromEntries([...pairs, ['--font', FONT]]) as Record<string, string>;
}

/** The compact algorithm shrinks letters as well, to 10 px; sizes stay compact, letters stay readable. */
const readableCompact: MappingAlgorithm = (seed, map) => ({
  ...antd.compactAlgorithm(seed, map),
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 15,
  lineHeight: 1.5,
  lineHeightSM: 1.5,
  lineHeightLG: 1.5,
});

/** The component library's theme. Motion is off: nothing moves by itself. */
export function componentTheme(dark: boolean): ThemeConfig {
  const palette = dark ? DARK : LIGHT;
  return {
    algorithm: [dark ? antd.darkAlgorithm : antd.defaultAlgorithm, readableCompact],
    token: {
      motion: false,
      fontFamily: FONT,
      borderRadius: 3,
      colorPrimary: palette.accent,
      colorLink: palette.accent,
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextTertiary: palette.textSoft,
      colorTextDescription: palette.textSoft,
      colorTextPlaceholder: palette.textSoft,
      colorBgContainer: palette.panel,
      colorBgElevated: palette.panel,
      colorBgLayout: palette.page,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorError: palette.error,
      colorWarning: palette.warning,
      colorSuccess: palette.good,
      wireframe: false,
    },
    components: {
      Button: { primaryColor: palette.onAccent },
      Segmented: {
        trackBg: palette.page,
        itemSelectedBg: dark ? palette.selection : palette.panel,
        itemSelectedColor: palette.text,
        itemColor: palette.textSoft,
      },
      Splitter: { splitBarSize: 1, splitTriggerSize: 7, splitBarDraggableSize: 24 },
    },
  };
}

/** The grid's theme, from the same colours and sizes. */
export function gridTheme(dark: boolean): Theme {
  const palette = dark ? DARK : LIGHT;
  return themeQuartz.withParams({
    browserColorScheme: dark ? 'dark' : 'light',
    fontFamily: FONT,
    fontSize: 13,
    headerFontSize: 12,
    headerFontWeight: 600,
    backgroundColor: palette.panel,
    foregroundColor: palette.text,
    headerBackgroundColor: palette.soft,
    headerTextColor: palette.text,
    accentColor: palette.accent,
    borderColor: palette.line,
    columnBorder: { color: palette.line },
    headerColumnBorder: { color: palette.line },
    rowHoverColor: palette.soft,
    oddRowBackgroundColor: palette.panel,
    spacing: 4,
    cellHorizontalPadding: 8,
    rowHeight: 25,
    headerHeight: 28,
    wrapperBorder: false,
    wrapperBorderRadius: 0,
    borderRadius: 2,
  });
}
