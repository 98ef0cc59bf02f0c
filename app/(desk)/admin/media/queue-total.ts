import { isOnItsWay, type QueuedFile } from './upload-queue'

/** The progress of all files of a queue. `part`: of their bytes, 0 to 1. */
export type QueueTotal = { files: number; onTheWay: number; uploaded: number; waiting: number; part: number }

type Counted = Pick<QueuedFile, 'is'> & { file: { size: number }; part?: number }

export function totalOf(list: readonly Counted[]): QueueTotal {
  const count = (which: (file: Counted) => boolean) => list.filter(which).length
  const bytes = list.reduce((sum, { file }) => sum + file.size, 0)
  const sent = list.reduce((sum, one) => sum + one.file.size * partOf(one), 0)
  return {
    files: list.length,
    onTheWay: count(isOnItsWay),
    uploaded: count(({ is }) => is === 'kept'),
    waiting: count(({ is }) => is === 'refused' || is === 'same'),
    part: bytes > 0 ? sent / bytes : 1,
  }
}

/** Returns the share that has arrived: a file that was refused is not on its way any more. */
function partOf({ is, part = 0 }: Counted) {
  if (is === 'sending') return part
  return is === 'waiting' || is === 'pausing' ? 0 : 1
}

/** “12 of 30 uploaded, 2 need you” */
export function totalInWords({ files, uploaded, waiting }: QueueTotal) {
  const needs = waiting > 0 ? `, ${waiting} ${waiting === 1 ? 'needs' : 'need'} you` : ''
  return `${uploaded} of ${files} uploaded${needs}`
}
