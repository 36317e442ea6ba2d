import type { JSX } from 'react';
import { Button } from 'antd';
import { useDesk, useDeskState } from '../../state/desk.js';
import { openVersions } from '../../state/versions-view.js';
import { versionsWords as labels } from '../../words/versions.js';

/** Opens 版本差异 of the document in hand, where it has another version. */
export function VersionsButton(): JSX.Element | null {
  const desk = useDesk();
  const document = useDeskState(({ focus, documents }) => documents.find(({ id }) => id === focus.document) ?? null);
  if (document === null || (document.version === 1 && document.latest)) return null;
  return (
    <Button size="small" block data-testid="versions-button" onClick={() => openVersions(desk, document.id)}>
      {labels.button}
    </Button>
  );
}
