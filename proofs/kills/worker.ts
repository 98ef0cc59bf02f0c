import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Line, Work } from '../clients'
import type { Fault } from '../faults'
import { loadedBefore } from '../instances/instance'
import { compiledProgram } from '../programs'

/**
 * A process with three clients of one kind. `lines`: acknowledgements so far; `begun` resolves at the first; `ended`
 * gives the signal and the error output.
 * @param before a program with arguments that runs the process
 */
export async function startWorker(dataDir: string, work: Work, fault?: Fault, before: string[] = []) {
  const program = [...(await loadedBefore({ fault })), await compiledProgram('kills/child')]
  const command = [...before, process.execPath, ...program, dataDir, work]
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: Line[] = []
  let errors = ''
  child.stderr.on('data', (piece) => (errors += piece))
  const reader = createInterface(child.stdout)
  const begun = once(reader, 'line')
  reader.on('line', (line) => {
    const whole = parseLine(line)
    if (whole) lines.push(whole)
  })
  const ended = Promise.all([
    once(child, 'exit') as Promise<[number | null, string | null]>,
    once(reader, 'close'),
  ]).then(([[code, signal]]) => ({ code, signal, errors }))
  return { child, lines, begun, ended }
}

/** A cut last line was never acknowledged. */
function parseLine(line: string) {
  try {
    return JSON.parse(line) as Line
  } catch {
    return undefined
  }
}
