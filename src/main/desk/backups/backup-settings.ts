import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { backupsOperations, type BackupSettings } from '../../../shared/desk/backups.js';
import { copiesFolder, copiesFolderIn, elsewhereFile, readSetting, writeSetting } from '../../workspace/index.js';
import type { Workspace } from '../../workspace/index.js';

const SETTING = 'backups';

/** What a workspace begins with. */
const STANDARD: BackupSettings = { enabled: true, hours: 4, acts: 200, daily: 7, weekly: 4, folder: null };

const kept = z.object(backupsOperations['backups.settings'].shape);

/** How automatic backups are set. */
export function backupSettingsOf(workspace: Workspace): BackupSettings {
  const text = readSetting(workspace, SETTING);
  return text === null ? STANDARD : kept.parse(JSON.parse(text));
}

/** Folder into which automatic copies of a workspace go. */
export function folderOf(workspace: Workspace, { folder }: BackupSettings): string {
  return folder === null ? copiesFolder(workspace.path) : copiesFolderIn(folder, workspace.path);
}

/** Keeps the settings, and beside the workspace where its copies are: a damaged workspace cannot tell. */
export function keepBackupSettings(workspace: Workspace, settings: BackupSettings, actor: string): void {
  const former = backupSettingsOf(workspace).folder;
  writeSetting(workspace, SETTING, JSON.stringify(settings), actor);
  if (settings.folder === null && former === null) return;
  mkdirSync(copiesFolder(workspace.path), { recursive: true });
  writeFileSync(elsewhereFile(workspace.path), settings.folder ?? '', 'utf8');
}
