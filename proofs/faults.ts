import { join } from 'node:path'

/** Deliberate faults for control runs: a proof that does not find its fault proves nothing. */
const files = {
  'acknowledged before the commit': 'acknowledged-early.ts',
  'swallows the error of a commit': 'failed-commit.ts',
  'no flush': 'no-flush.ts',
  'flush now and then': 'flush-now-and-then.ts',
  'live before its moment': 'live-early.ts',
  'live a millisecond early': 'a-millisecond-early.ts',
  'kept past a moment': 'kept-past-a-moment.ts',
  'a count of all texts': 'count-of-texts.ts',
  'the clock of the machine': 'machine-clock.ts',
  'counted twice': 'counted-twice.ts',
  'never counted': 'never-counted.ts',
  'keeps every request': 'keeps-requests.ts',
  'keeps two megabytes a minute': 'leaks-two-megabytes.ts',
  'leaves files open': 'leaves-files-open.ts',
  'ends at once': 'ends-at-once.ts',
  'keeps an address': 'keeps-an-address.ts',
  'an upgrade in parts': 'upgrade-in-parts.ts',
  'a move without a mark': 'move-without-mark.ts',
}
export type Fault = keyof typeof files

/** The program file of a fault, relative to `proofs`, without its extension. */
export function faultProgram(fault: Fault) {
  return `faults/${files[fault].replace('.ts', '')}`
}

/** Server settings that switch a fault on. */
export function faultSettings(fault: Fault | undefined): Record<string, string> {
  return fault ? { NODE_OPTIONS: ['--import', 'tsx', ...faultFlags(fault)].join(' ') } : {}
}

/** Node arguments that load a fault, after `--import tsx`. */
export function faultFlags(fault: Fault | undefined): string[] {
  return fault ? ['--import', join(import.meta.dirname, 'faults', files[fault])] : []
}
