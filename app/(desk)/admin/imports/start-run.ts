import { spawn } from 'node:child_process'
import { endBrokenRun, type Run } from '@/domain/imports/runs'
import { log } from '@/lib/process/log'
import { commandLine } from '@/lib/process/program'

/**
 * Starts a trial or an import in a process of its own: readers are served as before, and it continues when somebody
 * leaves the page or the server restarts. Its progress is written beside its delivery.
 */
export function startRun(id: string, kind: Run['is']) {
  const command = commandLine('import', 'delivery', id, ...(kind === 'trial' ? ['--dry-run'] : []))
  const child = spawn(process.execPath, command, {
    cwd: /* turbopackIgnore: true */ process.cwd(),
    detached: true,
    stdio: ['ignore', 'inherit', 'ignore'],
  })
  child.once('exit', () => void noteEnd(id, kind))
  child.once('error', (error) => {
    log.error('An import of the desk did not begin', { error })
    void noteEnd(id, kind)
  })
  child.unref()
}

/**
 * A full disk refuses this, which must not end the server: a run that is silent for half a minute counts as ended too.
 */
async function noteEnd(id: string, is: Run['is']) {
  try {
    await endBrokenRun({ id }, { is, at: Date.now() })
  } catch (error) {
    log.error('How an import of the desk ended could not be written down', { error })
  }
}
