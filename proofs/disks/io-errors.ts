import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { emptyArchive } from '../archives'
import { works, type Line, type Work } from '../clients'
import { faultFlags, type Fault } from '../faults'
import { problemsIn } from '../stored'

const run = promisify(execFile)
const program = join(import.meta.dirname, 'io-child.ts')

export type IoErrorResult = { errors: number; refused: number; acknowledged: number; problems: string[] }

/** System calls of a save. All but the last are traced only for the database and the folder of uploads. */
const calls = ['pwrite64', 'fsync', 'pread64', 'openat', 'ftruncate', 'fcntl', 'mkdir', 'rename'] as const
const answers = ['EIO', 'ENOSPC'] as const

/** Returns why system calls cannot be made to fail on this machine; undefined if they can. */
export function faultInjectionProblem(): string | undefined {
  try {
    execFileSync('strace', ['-f', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'strace is not installed here, or may not look at other processes'
  }
}

/**
 * Makes a system call on the archive fail (the first or a later one, once or from then on) while a process works. All
 * acknowledged work must exist whole, and a failure must be an error and nothing else.
 */
export async function failCalls(times: number, { fault }: { fault?: Fault } = {}): Promise<IoErrorResult> {
  const result: IoErrorResult = { errors: 0, refused: 0, acknowledged: 0, problems: [] }
  for (let n = 0; n < times && result.problems.length === 0; n++) {
    const work = works[Math.floor(n / calls.length) % works.length]!
    const call = calls[n % calls.length]!
    const when = `${1 + Math.floor(Math.random() ** 2 * 80)}${Math.random() < 0.3 ? '+' : ''}`
    const failing = `${call}:error=${answers[Math.floor(Math.random() * 2)]!}:when=${when}`
    const archive = await emptyArchive()
    const { said, injected } = await workWith(failing, { dataDir: archive.dataDir, work, fault })
    const lines = said.filter((line): line is Line => !('refused' in line))
    result.errors += injected
    result.refused += said.length - lines.length
    result.acknowledged += lines.filter((line) => 'did' in line).length
    const problems = await problemsIn(archive.dataDir, lines)
    result.problems = problems.map((problem) => `${failing} during ${work}: ${problem}`)
    archive.remove()
  }
  return result
}

type Trial = { dataDir: string; work: Work; fault?: Fault }

async function workWith(failing: string, { dataDir, work, fault }: Trial) {
  const log = join(dataDir, 'calls')
  const names = ['gazette.db', 'gazette.db-wal', 'gazette.db-shm', 'media']
  const about = failing.startsWith('rename') ? [] : names.flatMap((name) => ['-P', join(dataDir, name)])
  const only = ['-e', `trace=${failing.split(':')[0]!}`, '-e', `inject=${failing}`]
  const node = [process.execPath, '--import', 'tsx', ...faultFlags(fault), program, dataDir, work]
  const ended = run('strace', ['-f', '-qq', '-o', log, ...about, ...only, ...node])
  // If the very first call fails, the process ends with that error.
  const { stdout } = await ended.catch((error: { stdout: string }) => error)
  const said = stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Line | { refused: string }] : []))
  return { said, injected: readFileSync(log, 'utf8').split('(INJECTED)').length - 1 }
}
