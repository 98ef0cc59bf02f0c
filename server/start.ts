import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { commandLine } from '@/lib/process/program'
import { stopEarlyOnSignal } from './early-stop'

// Brings the archive up to date in a process of its own, then serves it. This process is the same from the first moment to the
// last and hears a stop at any of them, also as the first process of a container, which gets only the signals that it listens to.

// Stops early: what is half done is done again by the next start. Before the child: whoever sees that one also finds this one listening.
stopEarlyOnSignal(async () => {
  preparing.kill()
  await ended
})
const preparing = spawn(process.execPath, commandLine('prepare'), {
  cwd: join(import.meta.dirname, '..'),
  stdio: ['ignore', 'inherit', 'inherit'],
})
const ended = once(preparing, 'exit')
const [code] = (await ended) as [number | null]
if (code === 0) await import('./main')
else process.exitCode = code ?? 1
