import { copyFileSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { emptyArchive } from '../archives'
import { works, type Line } from '../clients'
import type { Fault } from '../faults'
import { startWorker } from '../kills/worker'
import { problemsIn } from '../stored'
import { ext4, mountImage, newFolder } from './mounts'

export type PowerCutResult = { cuts: number; acknowledged: number; problems: string[] }

/**
 * Cuts the power while a process works on an archive: stops the process, copies its disk without unflushed data, and
 * mounts the copy as after a restart. Ends at the first problems.
 */
export async function cutPower(times: number, { fault }: { fault?: Fault } = {}): Promise<PowerCutResult> {
  const result: PowerCutResult = { cuts: 0, acknowledged: 0, problems: [] }
  while (result.cuts < times && result.problems.length === 0) {
    const work = works[result.cuts % works.length]!
    const folder = newFolder()
    const disk = ext4(folder, 48)
    const archive = await emptyArchive(disk.place)
    execFileSync('sync', ['-f', disk.place])
    const worker = await startWorker(archive.dataDir, work, fault)
    await Promise.race([worker.begun, worker.ended])
    await wait(Math.random() * 250)
    worker.child.kill('SIGSTOP')
    // Waits for all output that the process had written by then.
    await wait(50)
    const lines: Line[] = [...worker.lines]
    const copy = join(folder, 'copy')
    copyUnwritten(disk, copy)
    worker.child.kill('SIGKILL')
    await worker.ended
    disk.unmount()
    const after = mountImage(copy, join(folder, 'after'))
    const problems = await problemsIn(join(after.place, basename(archive.dataDir)), lines)
    after.unmount()
    rmSync(folder, { recursive: true })
    result.problems = problems.map((problem) => `cut during ${work}: ${problem}`)
    result.acknowledged += lines.filter((line) => 'did' in line).length
    result.cuts++
  }
  return result
}

/** Copies the blocks of a disk; starts again if they changed meanwhile, so that the copy is of one moment. */
function copyUnwritten({ image, place }: { image: string; place: string }, copy: string) {
  const device = basename(
    realpathSync(execFileSync('findmnt', ['-n', '-o', 'SOURCE', place], { encoding: 'utf8' }).trim()),
  )
  const written = () => readFileSync(`/sys/block/${device}/stat`, 'utf8').trim().split(/\s+/)[4]
  for (let before; before !== written();) {
    before = written()
    copyFileSync(image, copy)
  }
}
