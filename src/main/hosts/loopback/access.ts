/**
 * Who may ask the loopback host. Any program and any web page on this computer can reach its port, so four things are
 * checked on every request: the Host header (a foreign name resolved to 127.0.0.1), the Origin (another page in the same
 * browser), where the browser says the request came from, and a secret that only this start's page holds.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What of a request decides about access. Header names in lower case. */
export type Asked = {
  readonly method: string;
  /** Path without query, and the `token` of the query where there is one. */
  readonly path: string;
  readonly token: string | null;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

type Decision =
  /** Come in. */
  | { readonly kind: 'allowed' }
  /** The right token in the address: set the cookie and send the browser to the address without it. */
  | { readonly kind: 'enter'; readonly cookie: string }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 405; readonly message: string };

/** The secrets of one start. */
export type Access = {
  /** Part of the printed address. Valid as long as the program runs, so that a closed browser can come back. */
  readonly token: string;
  /** A token that lets in once: it passes through the browser's command line, which other accounts can read. */
  readonly issueOnce: () => string;
  readonly decide: (asked: Asked) => Decision;
};

function same(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function single(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function cookieValue(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key = '', ...rest] = part.split('=');
    if (key.trim() === name) return rest.join('=').trim();
  }
  return null;
}

function refused(status: 401 | 403 | 405, message: string): Decision {
  return { kind: 'refused', status, message };
}

const FOREIGN = '请求不是来自本程序的页面，已拒绝。';
const NO_TOKEN = '缺少访问凭证。请从程序启动时打印的地址打开，地址须完整，包括“?token=”及其后的部分。';

/** Makes the secrets of this start for the given port. */
export function createAccess(port: number): Access {
  const secret = (): string => randomBytes(32).toString('base64url');
  const token = secret();
  const session = secret();
  const once = new Set<string>();
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  // Cookies do not know ports: two desks on one computer would otherwise overwrite each other's.
  const cookieName = `gouji-${port}`;

  /** Comes from this very page. A page that is silent about its origin must at least be vouched for by the browser. */
  function ownPage(asked: Asked, host: string): boolean {
    const origin = single(asked.headers['origin']);
    if (origin !== null) return origin === `http://${host}`;
    return single(asked.headers['sec-fetch-site']) === 'same-origin';
  }

  function foreignFetch(asked: Asked, host: string): boolean {
    const origin = single(asked.headers['origin']);
    if (origin !== null && origin !== `http://${host}`) return true;
    const site = single(asked.headers['sec-fetch-site']);
    const follows = single(asked.headers['sec-fetch-mode']) === 'navigate' && asked.path === '/';
    return site !== null && site !== 'same-origin' && site !== 'none' && !follows;
  }

  function takes(offered: string): boolean {
    if (same(offered, token)) return true;
    for (const candidate of once) {
      if (same(offered, candidate)) return once.delete(candidate);
    }
    return false;
  }

  function decide(asked: Asked): Decision {
    const host = single(asked.headers['host']);
    if (host === null || !hosts.has(host)) return refused(403, FOREIGN);
    if (asked.method !== 'GET' && asked.method !== 'POST') return refused(405, '不支持的请求方法。');
    if (foreignFetch(asked, host)) return refused(403, FOREIGN);
    if ((asked.method === 'POST' || asked.path === '/events') && !ownPage(asked, host)) return refused(403, FOREIGN);
    if (asked.method === 'GET' && asked.path === '/' && asked.token !== null) {
      if (!takes(asked.token)) return refused(401, NO_TOKEN);
      return { kind: 'enter', cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/` };
    }
    const cookie = cookieValue(single(asked.headers['cookie']), cookieName);
    return cookie !== null && same(cookie, session) ? { kind: 'allowed' } : refused(401, NO_TOKEN);
  }

  return {
    token,
    issueOnce: () => {
      const issued = secret();
      once.add(issued);
      return issued;
    },
    decide,
  };
}
