import { insufficient, notApplicable, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';

/** Rules for 决算 that this version cannot test yet: they are listed, and never look like a pass. */
function forFinalAccounts(subject: Subject, needs: string): readonly Outcome[] {
  const stage = subject.disclosure.profile.stage.value;
  if (stage === 'budget') return [notApplicable('本规则适用于决算')];
  return [insufficient(stage === 'final' ? `本版本尚不核对${needs}` : '未识别到是预算还是决算')];
}

export const sumFinalFlow: Rule = {
  id: 'SUM-FINAL-FLOW',
  name: '决算收支结转平衡',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第七十五条',
  needs: '收入支出决算总表',
  description:
    '决算：本年收入加使用非财政拨款结余加年初结转和结余，等于本年支出加结余分配加年末结转和结余。预算不适用。',
  check: (subject) => forFinalAccounts(subject, '决算收支结转平衡'),
};

export const sumAsset: Rule = {
  id: 'SUM-ASSET',
  name: '车辆与设备分项',
  family: 'arithmetic',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '国有资产占有使用情况（文字或表格）',
  description: '车辆总数等于各类车辆之和。需要读取国有资产占有使用情况的说明文字，本版本尚不核对。',
  check: () => [insufficient('本版本尚不读取国有资产占有使用情况')],
};
