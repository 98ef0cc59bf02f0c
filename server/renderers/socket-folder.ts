import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorCode } from '@/lib/files/storage-fault'

const namePattern = /^gazette-(\d+)-\w{6}$/

/** Creates a private folder. Socket paths must be short, and some systems have no writable temporary folder. */
export function socketFolder(dataDir: string) {
  const prefix = `gazette-${process.pid}-`
  try {
    return mkdtempSync(join(tmpdir(), prefix))
  } catch {
    return mkdtempSync(join(dataDir, prefix))
  }
}

/** Removes the folders of servers that were killed: they have nothing but sockets on which nobody listens. */
export async function removeLeftFolders(own: string, place = join(own, '..')) {
  for (const name of readdirSync(place)) {
    const pid = namePattern.exec(name)?.[1]
    const folder = join(place, name)
    if (pid === undefined || folder === own || isRunning(Number(pid))) continue
    try {
      if (lstatSync(folder).uid !== process.getuid?.()) continue
      const entries = readdirSync(folder, { withFileTypes: true })
      const isLeft = await Promise.all(entries.map(async (one) => one.isSocket() && isRefused(join(folder, one.name))))
      if (isLeft.length > 0 && isLeft.every(Boolean)) rmSync(folder, { recursive: true })
    } catch {
      // Another start removes it.
    }
  }
}

/** Returns whether another process has this id. In a container, this one may have the id of the server before. */
function isRunning(pid: number) {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** Returns whether nobody listens: containers that share a folder do not see each other's processes. */
function isRefused(path: string) {
  return new Promise<boolean>((resolve) => {
    const socket = connect(path, () => (socket.destroy(), resolve(false)))
    socket.once('error', (error) => resolve(errorCode(error) === 'ECONNREFUSED'))
  })
}
