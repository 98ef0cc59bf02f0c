import { spawn } from 'node:child_process'
import { hasBrokenOff, type Run } from '@/domain/imports/runs'

/**
 * Starts a trial or an import in a process of its own, which the desk does not wait for: readers are served as before, and
 * neither leaving the page nor a new start of the server ends it. What it does, it says beside its delivery.
 */
export function startRun(id: string, is: Run['is']) {
  const command = ['--import', 'tsx', 'cli/main.ts', 'import', 'delivery', id, ...(is === 'trial' ? ['--dry-run'] : [])]
  const child = spawn(process.execPath, command, {
    cwd: /* turbopackIgnore: true */ process.cwd(),
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  child.once('exit', () => void hasBrokenOff({ id }, Date.now()))
  child.once('error', (error) => {
    console.error(error)
    void hasBrokenOff({ id }, Date.now())
  })
  child.unref()
}
