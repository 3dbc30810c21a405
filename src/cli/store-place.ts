/** Where a user's stores are when none is named. */
import { homedir, platform, userInfo } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The data folder of the user: XDG_DATA_HOME or what is usual on the platform. */
export function dataFolder(env: Environment = process.env, system: string = platform()): string {
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'liqa');
  const home = env.HOME || env.USERPROFILE || homedir();
  if (system === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Liqa');
  if (system === 'darwin') return join(home, 'Library', 'Application Support', 'Liqa');
  return join(home, '.local', 'share', 'liqa');
}

/** The store the user named, or `liqa.db` in the data folder. */
export const storePlace = (named: string | undefined): string => named ?? join(dataFolder(), 'liqa.db');

/** The store `npm start` keeps the samples in, apart from the user's own. */
export const samplesPlace = (): string => join(dataFolder(), 'samples.db');

/** By which name a user of this machine signs. */
export function userName(): string {
  try {
    return userInfo().username || 'user';
  } catch {
    return 'user';
  }
}
