import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment } from '@/lib/process/environment'
import { programToRun } from '@/lib/process/program'
import { installationSecret } from '@/lib/keys/secret'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { checksumOf } from '@/lib/files/checksum'

export class StepFailed extends Error {}

/** A process has one engine, so the other archive needs its own process. */
type ArchiveLocation = { dataDir: string; databaseUrl?: string }

/** Runs `cli/moving/in-engine.ts` and passes on its output. Throws StepFailed. */
async function runInEngineProcess(
  { dataDir, databaseUrl = '' }: ArchiveLocation,
  args: string[],
  line: (text: string) => void,
) {
  const own = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SECRET: installationSecret(), LOG_LEVEL: 'error' }
  const env = Object.assign({}, environment(), own) as unknown as NodeJS.ProcessEnv
  const { options, file } = programToRun('cli/moving/in-engine')
  const child = spawn(process.execPath, [...options, join(import.meta.dirname, '../..', file), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const one of lines) line(one)
  })
  const [code, signal] = await exit
  const ended = signal ? `was ended by the signal ${signal}` : 'failed'
  if (code !== 0) throw new StepFailed(`A step for the archive in ${databaseUrl ? 'PostgreSQL' : dataDir} ${ended}.`)
}

/** Indexes the new archive and compares the JSON exports of both at a moment (UTC ms) byte by byte. */
export async function indexAndCompare(
  { from, to }: { from: ArchiveLocation; to: ArchiveLocation },
  at: number,
  each: (words: string) => void,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'gazette-moving-'))
  const file = join(folder, 'export.json')
  const sumAt = async (location: ArchiveLocation, ...more: string[]) => {
    await runInEngineProcess(location, [...more, 'export', file, String(at)], each)
    const { sha256 } = await checksumOf(file)
    await rm(file)
    return sha256
  }
  try {
    return (await sumAt(to, 'index')) === (await sumAt(from))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
