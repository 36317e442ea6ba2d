import { regionProfiles } from '../../core/checks/index.js';
import type { Batch, Batches, Input } from '../../shared/desk-api.js';
import {
  assignDocuments,
  chooseBatch,
  chosenBatch,
  findBatch,
  findDocument,
  listBatches,
  moveDocuments,
  saveBatch,
  type StoredBatch,
} from '../workspace/index.js';
import { checkRegions } from './check-regions.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';
import { reportTrouble } from './trouble.js';

function withoutTimes({ createdAt: _created, updatedAt: _updated, ...batch }: StoredBatch): Batch {
  return batch;
}

function overview({ workspace }: Context): Batches {
  return {
    batches: listBatches(workspace).map(withoutTimes),
    chosen: chosenBatch(workspace),
    regions: regionProfiles(),
  };
}

function unknownBatch(): DeskProblem {
  return new DeskProblem('not-found', '库中没有这个批次，可能已换了工作区。请刷新后重试。');
}

/** Says that batches changed and has documents checked again where their region profile is another now. */
function changed(context: Context): void {
  context.emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
  void checkRegions(context).catch((error: unknown) => reportTrouble('checks by region', error));
}

function save(context: Context, input: Input<'batches.save'>): Batch {
  const { workspace } = context;
  if (input.region !== null && !regionProfiles().some(({ id }) => id === input.region)) {
    throw new DeskProblem('invalid-input', '没有这个地区口径。请重新选择。');
  }
  const outcome = saveBatch(workspace, input, reviewerOf(workspace));
  if (!outcome.saved) {
    switch (outcome.reason) {
      case 'missing':
        throw unknownBatch();
      case 'conflict':
        throw new DeskProblem('conflict', '此批次在打开之后已被修改，本次未保存。请重新打开后再改。');
      case 'same-name':
        throw new DeskProblem('invalid-input', `已有名为“${input.name}”的批次。请换一个名称。`);
    }
  }
  changed(context);
  return withoutTimes(outcome.batch);
}

function checkDocuments({ workspace }: Context, documents: readonly string[]): void {
  if (documents.some((id) => findDocument(workspace, id) === null)) throw unknownDocument();
}

/** 批次. */
export const batchHandlers: Handlers<
  'batches.list' | 'batches.save' | 'batches.choose' | 'batches.move' | 'batches.assign'
> = {
  'batches.list': (context) => overview(context),
  'batches.save': (context, input) => save(context, input),
  'batches.choose': (context, { batch }) => {
    const known = batch === null ? null : findBatch(context.workspace, batch);
    if (batch !== null && known === null) throw unknownBatch();
    if (known?.archived === true) throw new DeskProblem('invalid-input', `批次“${known.name}”已归档。请先恢复。`);
    chooseBatch(context.workspace, batch);
    return overview(context);
  },
  'batches.move': (context, { documents, to, from }) => {
    const target = findBatch(context.workspace, to);
    if (target === null || (from !== null && findBatch(context.workspace, from) === null)) throw unknownBatch();
    if (target.archived) {
      throw new DeskProblem('invalid-input', `批次“${target.name}”已归档，不再放入文件。请先恢复，或另选批次。`);
    }
    checkDocuments(context, documents);
    moveDocuments(context.workspace, documents, to, from, reviewerOf(context.workspace));
    changed(context);
    return overview(context);
  },
  'batches.assign': (context, { documents, batch, reviewer, deadline }) => {
    checkDocuments(context, documents);
    if (batch !== null && findBatch(context.workspace, batch) === null) throw unknownBatch();
    const change = {
      ...(reviewer === undefined ? {} : { reviewer }),
      ...(deadline === undefined ? {} : { deadline }),
    };
    assignDocuments(context.workspace, documents, batch, change, reviewerOf(context.workspace));
    context.emit({ type: 'workspace.changed', what: ['documents'] });
    return overview(context);
  },
};
