import { spawn } from 'node:child_process'
import { endBrokenRun, type Run } from '@/domain/imports/runs'
import { log } from '@/lib/log'

/**
 * Starts a trial or an import in a process of its own, which the desk does not wait for: readers are served as before, and
 * neither leaving the page nor a new start of the server ends it. What it does, it says beside its delivery.
 */
export function startRun(id: string, is: Run['is']) {
  const command = ['--import', 'tsx', 'cli/main.ts', 'import', 'delivery', id, ...(is === 'trial' ? ['--dry-run'] : [])]
  const child = spawn(process.execPath, command, {
    cwd: /* turbopackIgnore: true */ process.cwd(),
    detached: true,
    // It says all it has to say in lines of the log.
    stdio: ['ignore', 'inherit', 'ignore'],
  })
  child.once('exit', () => void noteEnd(id))
  child.once('error', (error) => {
    log.error('An import of the desk did not begin', { error })
    void noteEnd(id)
  })
  child.unref()
}

/** On a full disk it cannot be written down, which must not end the server. Its silence says the same in half a minute. */
async function noteEnd(id: string) {
  try {
    await endBrokenRun({ id }, Date.now())
  } catch (error) {
    log.error('How an import of the desk ended could not be written down', { error })
  }
}
