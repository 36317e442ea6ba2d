import type { JSX } from 'react';
import { Button, Progress } from 'antd';
import type { ImportJob } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { cancelImport, dismissImports, isRetriable, retryImport, retryUploads } from '../../state/importing.js';
import { isImportRunning, type Upload } from '../../state/model.js';
import { words } from '../../words.js';

/** Files on their way in. Failed ones stay with their reason until they are dismissed. */
export function ImportProgress(): JSX.Element | null {
  const desk = useDesk();
  const jobs = useDeskState((state) => state.jobs);
  const uploads = useDeskState((state) => state.uploads);
  const failures = useDeskState((state) => state.failures);
  if (jobs.length === 0 && uploads.length === 0 && failures.length === 0) return null;
  const uploading = uploads.filter((line) => line.state === 'uploading');
  const failedUploads = uploads.filter((line) => line.state === 'failed').map(({ key }) => key);
  const running = uploading.length > 0 || jobs.some((job) => !job.finished);
  return (
    <section className="desk-import" data-testid="import-progress" aria-label={words.actions.import} aria-live="polite">
      {failures.length > 0 && jobs.length === 0 && <p>{words.library.failures}</p>}
      {uploading.length > 0 && <p>{words.library.uploading(uploading.length)}</p>}
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
      <ul>
        {uploads.map((line) => (
          <UploadLine key={line.key} line={line} />
        ))}
        {jobs.length === 0 &&
          failures.map((failure) => <FailedLine key={failure.path} path={failure.path} reason={failure.message} />)}
        {jobs.flatMap((job) =>
          job.items.map((item, index) =>
            isShown(item) ? <ItemLine key={`${job.job}:${item.path}`} job={job} item={item} index={index} /> : null,
          ),
        )}
      </ul>
      {!running && (
        <div className="desk-import-end">
          {failedUploads.length > 1 && (
            <Button size="small" onClick={() => void retryUploads(desk, failedUploads)}>
              {words.library.retryAll}
            </Button>
          )}
          <Button size="small" onClick={() => dismissImports(desk)}>
            {words.actions.dismiss}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Files that wait are only counted; every other line is shown while it says something. */
function isShown(item: ImportJob['items'][number]): boolean {
  return item.state === 'reading' || isRetriable(item) || item.message !== null;
}

type ItemProps = { readonly job: ImportJob; readonly item: ImportJob['items'][number]; readonly index: number };

function ItemLine({ job, item, index }: ItemProps): JSX.Element {
  const desk = useDesk();
  return (
    <li data-state={item.state}>
      <span className="desk-import-state">{words.importState[item.state]}</span>
      <span className="desk-ellipsis" title={item.path}>
        {item.path}
      </span>
      <span className="desk-import-reason">{item.message}</span>
      {item.state === 'reading' && (
        <Button
          size="small"
          type="text"
          aria-label={words.library.cancelOne(item.path)}
          onClick={() => void cancelImport(desk, job.job, index)}
        >
          {words.actions.cancel}
        </Button>
      )}
      {job.finished && isRetriable(item) && (
        <Button
          size="small"
          type="link"
          data-testid="retry"
          aria-label={words.library.retryOne(item.path)}
          onClick={() => void retryImport(desk, job.job, [index])}
        >
          {words.library.retry}
        </Button>
      )}
    </li>
  );
}

function JobLine({ job }: { readonly job: ImportJob }): JSX.Element {
  const desk = useDesk();
  const failed = job.items.filter((item) => item.state === 'failed').length;
  const running = !job.finished && job.items.some(isImportRunning);
  const percent = job.total === 0 ? 100 : Math.floor((job.done * 100) / job.total);
  return (
    <div className="desk-import-job">
      <span>
        {job.finished
          ? job.cancelled
            ? words.library.cancelled
            : words.library.finished(job.total)
          : words.library.progress(job.done, job.total)}
      </span>
      <Progress
        percent={percent}
        size="small"
        showInfo={false}
        aria-label={words.library.progress(job.done, job.total)}
      />
      {failed > 0 && <span className="desk-state-unread">{words.library.failedCount(failed)}</span>}
      {running && (
        <Button size="small" onClick={() => void cancelImport(desk, job.job)}>
          {words.library.cancelAll}
        </Button>
      )}
      {job.finished && job.items.filter(isRetriable).length > 1 && (
        <Button size="small" data-testid="retry-all" onClick={() => void retryImport(desk, job.job)}>
          {words.library.retryAll}
        </Button>
      )}
    </div>
  );
}

function UploadLine({ line }: { readonly line: Upload }): JSX.Element | null {
  const desk = useDesk();
  return line.state === 'uploading' ? null : (
    <FailedLine path={line.path} reason={line.message} retry={() => void retryUploads(desk, [line.key])} />
  );
}

type FailedProps = { readonly path: string; readonly reason: string | null; readonly retry?: () => void };

function FailedLine({ path, reason, retry }: FailedProps): JSX.Element {
  return (
    <li data-state="failed">
      <span className="desk-import-state">{words.uploadState.failed}</span>
      <span className="desk-ellipsis" title={path}>
        {path}
      </span>
      <span className="desk-import-reason">{reason}</span>
      {retry !== undefined && (
        <Button size="small" type="link" aria-label={words.library.retryOne(path)} onClick={retry}>
          {words.library.retry}
        </Button>
      )}
    </li>
  );
}
