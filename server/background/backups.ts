import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { sharedNow } from '@/db/clock'
import { endBackupRequest, isBackupRequested, onBackupRequest, runningBackup } from '@/domain/backups/backing-up'
import { isBackupDue, nextProof } from '@/domain/backups/backups-due'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { commandLine } from '@/lib/process/program'

/** Milliseconds after a failure, whose reason is recorded by then. */
const retryAfter = 3_600_000

export type BackupProcess = { ended: Promise<boolean>; kill(): void }

type BackupDeps = {
  /** Returns whether a daily backup is missing, or a proof is to be repeated (UTC ms). */
  isDue(now: number): Promise<boolean>
  begin(how: { isDue: boolean }): BackupProcess
  isRequested(now: number): Promise<boolean>
  /** @param begun UTC ms; a request after it is another one */
  endRequest(begun: number): Promise<void>
}

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

  async answerRequest(now = sharedNow()) {
    if (this.child || this.isStopped) return
    if (await this.deps.isRequested(now)) this.begin({ isDue: false })
  }

  private begin(how: { isDue: boolean }, now = sharedNow()) {
    if (this.child || this.isStopped) return
    const child = this.deps.begin(how)
    this.child = child
    void child.ended.then(async (isWell) => {
      if (!isWell) this.next = now + retryAfter
      try {
        // An interrupted backup is made after the next start.
        if (!how.isDue && !this.isStopped) await this.deps.endRequest(now)
        this.child = undefined
        // One may have been asked for while the process was ending.
        await this.answerRequest()
      } catch (error) {
        this.child = undefined
        log.error('A request for a backup could not be answered', { error })
      }
    })
  }

  /** Stops without cleaning up: the next backup removes unfinished files. */
  async stop() {
    this.isStopped = true
    this.child?.kill()
    await this.child?.ended
  }
}

async function isDue(now: number) {
  const { backups } = env()
  if (backups === undefined) return false
  if (await isBackupDue(now, backups)) return true
  const proof = await nextProof(backups.folder)
  return proof !== undefined && proof.at <= now && !(await runningBackup())
}

function begin({ isDue }: { isDue: boolean }): BackupProcess {
  const args = commandLine('backup', ...(isDue ? ['--due'] : []))
  // The process records its problem for the desk, with names that must not be in a log.
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
