// Finds a Node new enough for the program (22.17): this one, or the one that came with the install for this platform.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const NEEDED = [22, 17];

function newEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Path of a usable Node; ends the process with a Chinese message where there is none. */
export function usableNode() {
  if (newEnough(process.versions.node)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  try {
    const home = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    process.stderr.write(
      `本机 Node ${process.versions.node} 版本过低，且安装包中没有适用于 ${process.platform}-${process.arch} 的 Node。请安装 Node 22.17 或更高版本后重试。\n`,
    );
    process.exit(2);
  }
}
