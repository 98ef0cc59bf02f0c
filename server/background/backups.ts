import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { endBackupRequest, isBackupRequested, onBackupRequest, runningBackup } from '@/domain/backups/backing-up'
import { backupDue, nextProof } from '@/domain/backups/backups-due'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { commandLine } from '@/lib/process/program'

/** The time (ms) after a process that failed none is begun by itself; what was wrong is written down by then. */
const retry = 3_600_000

/** A process that makes a backup, and a way to end it early. */
export type BackupProcess = { ended: Promise<boolean>; kill(): void }

type BackupDeps = {
  /** Returns whether the day's backup is missing, or it is time to prove the newest once more (UTC ms). */
  isDue(now: number): Promise<boolean>
  begin(how: { isDue: boolean }): BackupProcess
  /** Returns whether somebody has asked for one, and how it is noted that it was tried. */
  isRequested(now: number): Promise<boolean>
  endRequest(): Promise<void>
}

/**
 * The day's backup, made in a process of its own that lets everybody else go first: begun where one is due or somebody asks, and
 * never waited for. What it makes, proves and removes is that process's own doing.
 */
export class Backups {
  private next = -Infinity
  private child: BackupProcess | undefined
  private isStopped = false

  constructor(private readonly deps: BackupDeps = defaults) {
    onBackupRequest(() => this.answerRequest())
  }

  /** @param now UTC ms */
  async tick(now: number) {
    if (now < this.next || this.child || this.isStopped) return
    if (await this.deps.isDue(now)) this.begin({ isDue: true }, now)
  }

  /** Begins the backup that somebody has asked for, if anybody has, on whichever machine. */
  async answerRequest(now = Date.now()) {
    if (this.child || this.isStopped) return
    if (await this.deps.isRequested(now)) this.begin({ isDue: false }, now)
  }

  private begin(how: { isDue: boolean }, now = Date.now()) {
    if (this.child || this.isStopped) return
    const child = this.deps.begin(how)
    this.child = child
    void child.ended.then(async (isWell) => {
      if (!isWell) this.next = now + retry
      // A backup that a stop has cut off is made after the next start.
      if (!how.isDue && !this.isStopped)
        await this.deps.endRequest().catch((error: unknown) => log.error('A request could not be ended', { error }))
      // Not before: a request that is still noted would begin another backup.
      this.child = undefined
    })
  }

  /** Breaks off what is under way. What is unfinished has no name yet, and the next one cleans it up. */
  async stop() {
    this.isStopped = true
    this.child?.kill()
    await this.child?.ended
  }
}

async function isDue(now: number) {
  const { backups } = env()
  if (backups === undefined) return false
  if (await backupDue(now, backups)) return true
  const proof = await nextProof(backups.folder)
  return proof !== undefined && proof.at <= now && !(await runningBackup())
}

function begin({ isDue }: { isDue: boolean }): BackupProcess {
  const args = commandLine('backup', ...(isDue ? ['--due'] : []))
  // The process writes down for the desk what went wrong, in words that have no place in a log.
  const child = spawn(process.execPath, args, { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      log.error('A backup did not begin', { error })
      resolve(false)
    })
    child.once('exit', (code, signal) => {
      if (code !== 0) log.error('A backup was not made, or not proved', { code, signal })
      resolve(code === 0)
    })
  })
  return { ended, kill: () => void child.kill() }
}

const defaults: BackupDeps = { isDue, begin, isRequested: isBackupRequested, endRequest: endBackupRequest }
