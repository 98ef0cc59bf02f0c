import { join } from 'node:path'

/** Faults that a control puts into a process: it has to be found in what is stored, or the proof proves nothing. */
const files = {
  'acknowledged before the commit': 'acknowledged-early.ts',
  'no flush': 'no-flush.ts',
  'flush now and then': 'flush-now-and-then.ts',
  'live before its moment': 'live-early.ts',
  'kept past a moment': 'kept-past-a-moment.ts',
  'a count of all texts': 'count-of-texts.ts',
  'the clock of the machine': 'machine-clock.ts',
  'counted twice': 'counted-twice.ts',
  'never counted': 'never-counted.ts',
  'keeps every request': 'keeps-requests.ts',
  'leaves files open': 'leaves-files-open.ts',
  'ends at once': 'ends-at-once.ts',
  'an upgrade in parts': 'upgrade-in-parts.ts',
  'a move without a mark': 'move-without-mark.ts',
}
export type Fault = keyof typeof files

/** The file that puts it in, from `proofs` and without its ending. */
export function faultProgram(fault: Fault) {
  return `faults/${files[fault].replace('.ts', '')}`
}

/** The setting of a server that puts it in. */
export function faultSettings(fault: Fault | undefined): Record<string, string> {
  return fault ? { NODE_OPTIONS: ['--import', 'tsx', ...faultFlags(fault)].join(' ') } : {}
}

/** Arguments of Node that put it in, after `--import tsx`. */
export function faultFlags(fault: Fault | undefined): string[] {
  return fault ? ['--import', join(import.meta.dirname, 'faults', files[fault])] : []
}
