import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment } from '@/lib/process/environment'
import { programToRun } from '@/lib/process/program'
import { installationSecret } from '@/lib/keys/secret'

export class StepFailed extends Error {}

/** A process has one engine, so the other archive needs its own process. */
export type ArchiveLocation = { dataDir: string; databaseUrl?: string }

/** Runs `cli/moving/in-engine.ts` and passes on its output. Throws StepFailed. */
export async function runInEngineProcess(
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
