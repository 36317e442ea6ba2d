import { accountsExplanation } from './accounts-narrative.js';
import { issuerOf } from './budget-model.js';
import { accountTables } from './layouts/accounts.js';
import { ordinal } from './layouts/overview.js';
import { accountsOf } from './make-accounts.js';
import type { Style } from './money.js';
import { glossary, introduction } from './narrative.js';
import type { PrintedBlock, PrintedDocument } from './printed.js';

/** A whole disclosure of final accounts: cover, introduction, tables, explanation, terms and signature. */
export function accountsDocument(seed: number, style: Style): PrintedDocument {
  const accounts = accountsOf(seed);
  const { spent } = accounts;
  const issuer = issuerOf(spent);
  const scope = spent.level === 'department' ? '部门' : '单位';
  const heading = (text: string): PrintedBlock => ({ type: 'heading', depth: 2, text });
  const decimals = Math.min(style.unit === '元' ? style.decimals + 4 : style.decimals, 2);
  const introduced = introduction(spent, ordinal).map((block): PrintedBlock =>
    block.type === 'table' ? block : { ...block, text: block.text.replace('预算编制', '决算编制') },
  );
  const blocks: readonly PrintedBlock[] = [
    { type: 'heading', depth: 1, text: `${issuer.name}${spent.year}年度${scope}决算` },
    heading(`一、${scope}概况`),
    ...introduced,
    heading(`二、${spent.year}年度${scope}决算表`),
    ...accountTables(accounts, style).map((table): PrintedBlock => ({ type: 'table', table })),
    heading(`三、${spent.year}年度${scope}决算情况说明`),
    ...accountsExplanation(accounts, decimals),
    heading('四、名词解释'),
    ...glossary(ordinal),
    { type: 'paragraph', text: issuer.name },
    { type: 'paragraph', text: `${spent.year + 1}年8月20日` },
  ];
  return { unitCode: issuer.code, unitName: issuer.name, level: spent.level, year: spent.year, blocks };
}
