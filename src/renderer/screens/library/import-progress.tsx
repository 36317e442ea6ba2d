import { useId, useState, type JSX } from 'react';
import { Button, Progress } from 'antd';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import type { ImportJob } from '../../../shared/desk-api.js';
import { useLow } from '../../components/use-narrow.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { cancelImport, dismissImports, isRetriable, retryImport, retryUploads } from '../../state/importing.js';
import { isImportRunning } from '../../state/model.js';
import { words } from '../../words.js';

/**
 * Files on their way in: one line that says how far all of them are, and below it what is said of single ones. Where the window
 * is low these lines wait behind a button: the list of files keeps its room. Failed ones stay until they are dismissed.
 */
export function ImportProgress(): JSX.Element | null {
  const desk = useDesk();
  const jobs = useDeskState((state) => state.jobs);
  const uploads = useDeskState((state) => state.uploads);
  const failures = useDeskState((state) => state.failures);
  const isLow = useLow();
  const [asked, setAsked] = useState<boolean | null>(null);
  const list = useId();
  if (jobs.length === 0 && uploads.length === 0 && failures.length === 0) return null;
  // Failures of an earlier start are told until another import begins.
  const earlier = jobs.length === 0 ? failures : [];
  const failed = uploads.filter((line) => line.state === 'failed');
  const told = jobs.flatMap((job) =>
    job.items.flatMap((item, index) => (isShown(item) ? [{ job, item, index, key: `${job.job}:${item.path}` }] : [])),
  );
  const lines = failed.length + earlier.length + told.length;
  const open = asked ?? !isLow;
  const isRunning = uploads.length > failed.length || jobs.some((job) => !job.finished);
  const unread = failed.length + jobs.flatMap(({ items }) => items).filter(({ state }) => state === 'failed').length;
  const retry = (): void => {
    for (const job of jobs) if (isTriedAgain(job)) void retryImport(desk, job.job);
    if (failed.length > 0) {
      void retryUploads(
        desk,
        failed.map(({ key }) => key),
      );
    }
  };
  const retriable =
    failed.length + jobs.filter((job) => job.finished).flatMap(({ items }) => items.filter(isRetriable)).length;
  return (
    <section className="desk-import" data-testid="import-progress" aria-label={words.actions.import} aria-live="polite">
      <div className="desk-import-job">
        {earlier.length > 0 && uploads.length === 0 && <span>{words.library.failures}</span>}
        {uploads.length > failed.length && <span>{words.library.uploading(uploads.length - failed.length)}</span>}
        {jobs.length > 0 && <JobsLine jobs={jobs} />}
        {unread > 0 && <span className="desk-state-unread">{words.library.failedCount(unread)}</span>}
        {lines > 0 && (
          <Button
            size="small"
            data-testid="import-lines"
            aria-expanded={open}
            aria-controls={list}
            icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
            onClick={() => setAsked(!open)}
          >
            {words.library.importLines(lines)}
          </Button>
        )}
        {jobs.some((job) => !job.finished && job.items.some(isImportRunning)) && (
          <Button
            size="small"
            onClick={() => {
              for (const job of jobs) if (!job.finished) void cancelImport(desk, job.job);
            }}
          >
            {words.library.cancelAll}
          </Button>
        )}
        {retriable > 1 && (
          <Button size="small" data-testid="retry-all" onClick={retry}>
            {words.library.retryAll}
          </Button>
        )}
        <span className="desk-grow" />
        {!isRunning && (
          <Button size="small" onClick={() => dismissImports(desk)}>
            {words.actions.dismiss}
          </Button>
        )}
      </div>
      {/* Its lines may hold no button: the keys that scroll must reach it all the same. */}
      <div
        id={list}
        className="desk-import-lines"
        hidden={!open || lines === 0}
        tabIndex={0}
        role="region"
        aria-label={words.library.importLinesTable}
      >
        <ul>
          {failed.map((line) => (
            <FailedLine
              key={line.key}
              path={line.path}
              reason={line.message}
              retry={() => void retryUploads(desk, [line.key])}
            />
          ))}
          {earlier.map((failure) => (
            <FailedLine key={failure.path} path={failure.path} reason={failure.message} />
          ))}
          {told.map(({ key, ...line }) => (
            <ItemLine key={key} {...line} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function isTriedAgain(job: ImportJob): boolean {
  return job.finished && job.items.some(isRetriable);
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

/** How far all imports are together: files may be dropped while others are still read. */
function JobsLine({ jobs }: { readonly jobs: readonly ImportJob[] }): JSX.Element {
  const total = jobs.reduce((sum, job) => sum + job.total, 0);
  const done = jobs.reduce((sum, job) => sum + job.done, 0);
  const isFinished = jobs.every((job) => job.finished);
  const ended = jobs.some((job) => job.cancelled) ? words.library.cancelled : words.library.finished(total);
  const said = isFinished ? ended : words.library.progress(done, total);
  return (
    <>
      <span className="desk-ellipsis" title={said}>
        {said}
      </span>
      {!isFinished && (
        <Progress
          percent={total === 0 ? 100 : Math.floor((done * 100) / total)}
          size="small"
          showInfo={false}
          aria-label={said}
        />
      )}
    </>
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
