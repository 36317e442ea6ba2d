// Writes resources/licences.json: what ships with the program, its version, its licence and the words of it.
// Run after the dependencies change: npm run licences.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const own = JSON.parse(readFileSync('package.json', 'utf8'));

/** Packages that are built into the page, though npm calls them tools. */
const BUILT_IN = [
  '@ag-grid-community/locale',
  '@ant-design/icons',
  '@fontsource-variable/noto-sans-sc',
  'ag-grid-community',
  'antd',
  'electron',
  'react',
  'react-dom',
];

/** The folder of a package as its dependent finds it. */
function folderOf(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[folder] !== undefined) return folder;
    if (at === '') return null;
  }
}

const found = new Set();
const open = [...Object.keys({ ...own.dependencies, ...own.optionalDependencies }), ...BUILT_IN].map((name) =>
  folderOf(name, ''),
);
while (open.length > 0) {
  const folder = open.pop();
  if (folder === null || found.has(folder)) continue;
  found.add(folder);
  // Of the tool that starts the program only the program itself ships, not what downloads it.
  if (folder === 'node_modules/electron') continue;
  const { dependencies = {}, optionalDependencies = {} } = lock[folder];
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) open.push(folderOf(name, folder));
}

const texts = [];
const packages = [...found].sort().map((folder) => {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const file = existsSync(folder) ? readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one)) : undefined;
  const words = file === undefined ? null : readFileSync(`${folder}/${file}`, 'utf8').trim();
  if (words !== null && !texts.includes(words)) texts.push(words);
  const { version, license = '见许可全文' } = lock[folder];
  return { name, version, licence: license, text: words === null ? null : texts.indexOf(words) };
});

writeFileSync('resources/licences.json', `${JSON.stringify({ packages, texts }, null, 1)}\n`);
console.log(
  `${packages.length} packages, ${texts.length} texts, ${packages.filter(({ text }) => text === null).length} without`,
);
