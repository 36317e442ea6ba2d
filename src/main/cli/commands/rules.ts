import { ruleCatalogue } from '../../../core/checks/index.js';
import { SEVERITY_NAMES } from '../check-text.js';
import { UsageError, type Command } from '../command.js';
import { jsonDocument } from '../json.js';
import { rulesPage } from '../rules-page.js';

/** `gouji rules`: the rule catalogue. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: '列出全部检查规则：编号、名称、程度、依据、需要的资料',
  usage: '[--json | --markdown]',
  options: {
    json: { type: 'boolean', help: '以 JSON 输出规则目录' },
    markdown: { type: 'boolean', help: '输出手册中“规则”一页' },
  },
  details: [],
  run: async (given, terminal) => {
    if (given.positionals.length > 0) throw new UsageError(`不需要文件：${given.positionals.join(' ')}。`);
    const rules = ruleCatalogue();
    if (given.flag('markdown') && given.flag('json')) throw new UsageError('“--json”和“--markdown”只能用一个。');
    if (given.flag('markdown')) {
      await terminal.write(rulesPage(rules));
      return 0;
    }
    const text = rules
      .map(
        ({ id, name, severity, description, needs, basis }) =>
          `${id}  ${name}  [${SEVERITY_NAMES[severity]}]\n  ${description}\n  需要：${needs}；依据：${basis === '' ? '无' : basis}\n`,
      )
      .join('');
    await terminal.write(given.flag('json') ? jsonDocument({ rules }) : `${text}共 ${rules.length} 条规则。\n`);
    return 0;
  },
};
