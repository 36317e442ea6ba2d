import { describe, expect, it } from 'vitest';
import { changeWording, listWordings, mergeWordings, openWorkspace } from '../../../src/main/workspace/index.js';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { draft, temporaryWorkspace } from '../workspace/samples.js';
import { openTestDesk } from './setup.js';

const idOfOnly = ([one]: readonly { readonly id: string }[]): string => one?.id ?? '';

const law = { kind: 'basis', family: 'arithmetic', text: '某办法第三条' } as const;

describe('the library of bases and phrases', () => {
  it('offers the own ones first, those of rules, and those that ship, the same words once', async () => {
    const test = openTestDesk();
    const before = await test.value('wordings.list', {});
    expect(before.map(({ origin }) => origin)).toContain('rule');
    expect(before.map(({ origin }) => origin)).toContain('built-in');
    const [first, ...others] = await test.value('wordings.add', law);
    expect(first).toMatchObject({ ...law, origin: 'own' });
    expect(others).toEqual(before);
    expect(await test.value('wordings.add', law)).toHaveLength(before.length + 1);
    expect(await test.value('wordings.remove', { wording: first!.id! })).toEqual(before);
    expect(await test.call('wordings.remove', { wording: first!.id! })).toMatchObject({ error: { code: 'not-found' } });
    await test.value('wordings.add', law);
    await test.desk.close();
    const workspace = openWorkspace(test.workspacePath);
    expect(listWordings(workspace).map(({ text }) => text)).toEqual([law.text]);
    workspace.close();
  });

  it('puts other words in the place of an entry, which no package brings back', async () => {
    const test = openTestDesk();
    const own = async () => (await test.value('wordings.list', {})).filter(({ origin }) => origin === 'own');
    await test.value('wordings.add', law);
    const first = (await own())[0]!.id!;
    const changed = await test.value('wordings.change', { wording: first, text: ' 某办法第四条\n第一款 ' });
    expect(changed[0]).toMatchObject({ ...law, text: '某办法第四条\n第一款', origin: 'own' });
    expect(await own()).toHaveLength(1);
    expect(await test.call('wordings.change', { wording: first, text: '又一条' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await test.call('wordings.change', { wording: changed[0]!.id!, text: ' ' })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    // Two entries with the same words in the end are one.
    await test.value('wordings.add', { ...law, text: '另一办法' });
    const other = (await own()).find(({ text }) => text === '另一办法')!.id!;
    await test.value('wordings.change', { wording: other, text: '某办法第四条\n第一款' });
    expect((await own()).map(({ text }) => text)).toEqual(['某办法第四条\n第一款']);
    const { entries } = await test.value('log.list', { page: 0, action: 'wording.change' });
    expect(entries.map(({ detail }) => detail)).toMatchObject([
      { before: { text: '另一办法' } },
      { before: law, after: { ...law, text: '某办法第四条\n第一款' } },
    ]);
    await test.desk.close();
    const workspace = openWorkspace(test.workspacePath);
    const former = { ...law, author: '甲', createdAt: '2026-03-01T09:00:00+08:00' };
    expect(mergeWordings(workspace, [former], '乙')).toBe(0);
    expect(listWordings(workspace).map(({ text }) => text)).toEqual(['某办法第四条\n第一款']);
    // The words of the beginning can be written again.
    expect(changeWording(workspace, idOfOnly(listWordings(workspace)), law.text, '甲')).toBe(true);
    expect(listWordings(workspace)).toMatchObject([law]);
    workspace.close();
  });

  it('refuses empty and overlong words', async () => {
    const test = openTestDesk();
    expect(await test.call('wordings.add', { ...law, text: '  ' })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await test.call('wordings.add', { ...law, text: '长'.repeat(4001) })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });

  it('is united in any order, and what was removed here stays removed', () => {
    const kept = (text: string) => ({ ...law, text, author: '甲', createdAt: '2026-03-01T09:00:00+08:00' });
    const [one, other] = [
      [kept('一'), kept('二')],
      [kept('二'), kept('三')],
    ];
    const texts = (order: readonly (readonly ReturnType<typeof kept>[])[]): readonly string[] => {
      const workspace = temporaryWorkspace();
      for (const entries of [...order, ...order]) mergeWordings(workspace, entries, '乙');
      return listWordings(workspace)
        .map(({ text }) => text)
        .toSorted();
    };
    expect(texts([one, other])).toEqual(texts([other, one]));
    const workspace = temporaryWorkspace();
    expect(mergeWordings(workspace, one, '乙')).toBe(2);
    expect(mergeWordings(workspace, one, '乙')).toBe(0);
  });
});

describe('a package', () => {
  it('carries bases, phrases and notes on ranges to another workspace', async () => {
    const [sender, receiver] = [openTestDesk(), openTestDesk()];
    const text = '901001 测试甲单位 2026 budget\n正文';
    const [item] = (await sender.desk.importPaths([sender.file('甲.txt', text)])).items;
    await receiver.desk.importPaths([receiver.file('甲.txt', text)]);
    const document = item!.document!;
    await sender.value('wordings.add', law);
    const until = { row: 2, rowKey: '2', rowLabel: '乙', column: 3, columnPath: '合计' };
    const { anchor, ...said } = draft(document, { finding: null });
    await sender.value('notes.save', { ...said, anchor: { ...anchor, until } } as NoteInput);
    const { token } = await sender.value('packages.export', { withOriginals: false });
    const sent = await receiver.desk.upload('交换.goujipack', Uint8Array.from(sender.desk.file(token)!.bytes).buffer);
    if (!sent.ok) throw new Error(sent.error.message);
    await receiver.value('packages.import', { token: sent.value.token, name: '交换.goujipack' });
    expect((await receiver.value('wordings.list', {}))[0]).toMatchObject({ ...law, origin: 'own' });
    expect((await receiver.value('notes.list', {}))[0]?.note.anchor.until).toEqual(until);
  });
});
