import type { Command } from '../command.js';
import { extractJson } from '../extract-json.js';
import { extractText } from '../extract-text.js';
import { jsonDocument } from '../json.js';
import { anyUnread, NAME_OPTION, readFiles } from '../read-files.js';

/** `gouji extract`: reads documents and shows what was recognised. */
export const extractCommand: Command = {
  name: 'extract',
  summary: '读取文件，列出识别出的单位、年度、表、项目和文字说明',
  usage: '文件… [--json]',
  options: {
    json: { type: 'boolean', help: '以 JSON 输出全部识别结果' },
    name: NAME_OPTION,
  },
  details: [],
  run: async (given, terminal) => {
    const readings = await readFiles(given, terminal, { withoutChecks: true });
    await terminal.write(
      given.flag('json')
        ? jsonDocument({ documents: readings.map(extractJson) })
        : readings.map(extractText).join('\n'),
    );
    return anyUnread(readings) ? 3 : 0;
  },
};
