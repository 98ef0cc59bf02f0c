import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Line, Work } from '../clients'
import { faultFlags, type Fault } from '../faults'

const program = join(import.meta.dirname, 'child.ts')

/**
 * A process in which three clients of one kind work on an archive through the domain. `lines`: what they were told so far; `begun`
 * comes with the first of it; `ended` says by which signal the process ended, and what it printed of errors.
 * @param before a program and its arguments that the process runs under
 */
export function startWorker(dataDir: string, work: Work, fault?: Fault, before: string[] = []) {
  const command = [...before, process.execPath, '--import', 'tsx', ...faultFlags(fault), program, dataDir, work]
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: Line[] = []
  let errors = ''
  child.stderr.on('data', (piece) => (errors += piece))
  const reader = createInterface(child.stdout)
  const begun = once(reader, 'line')
  reader.on('line', (line) => {
    const whole = parsed(line)
    if (whole) lines.push(whole)
  })
  const ended = Promise.all([
    once(child, 'exit') as Promise<[number | null, string | null]>,
    once(reader, 'close'),
  ]).then(([[code, signal]]) => ({ code, signal, errors }))
  return { child, lines, begun, ended }
}

/** The last line may have been cut: then it was never said. */
function parsed(line: string) {
  try {
    return JSON.parse(line) as Line
  } catch {
    return undefined
  }
}
