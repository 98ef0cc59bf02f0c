import { spawn } from 'node:child_process'
import { sharedNow } from '@/db/clock'
import { endBrokenRun, type Run } from '@/domain/imports/runs'
import { log } from '@/lib/process/log'
import { commandLine } from '@/lib/process/program'

/** Starts a trial or an import in its own process, which does not slow readers and survives a restart of the server. */
export function startRun(id: string, kind: Run['is']) {
  const command = commandLine('import', 'delivery', id, ...(kind === 'trial' ? ['--dry-run'] : []))
  const child = spawn(process.execPath, command, {
    cwd: /* turbopackIgnore: true */ process.cwd(),
    detached: true,
    stdio: ['ignore', 'inherit', 'ignore'],
  })
  child.once('exit', () => void recordBrokenEnd(id, kind))
  child.once('error', (error) => {
    log.error('An import of the desk did not begin', { error })
    void recordBrokenEnd(id, kind)
  })
  child.unref()
}

/** A full disk makes this fail, which must not end the server. A run without reports for long counts as ended too. */
async function recordBrokenEnd(id: string, is: Run['is']) {
  try {
    await endBrokenRun({ id }, { is, at: sharedNow() })
  } catch (error) {
    log.error('How an import of the desk ended could not be written down', { error })
  }
}
