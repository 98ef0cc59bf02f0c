import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { isPicture } from '@/lib/files/media-types'
import { DescribePictures } from './describe-pictures'
import { QueuedFileLine, thumbnailOf } from './queued-file-line'
import { type UploadQueue, type QueuedFile, isOnItsWay } from './upload-queue'

/** Up to this number, every file is shown; of more files, only the ones that need somebody. */
const maxListed = 3
const maxThumbnails = 16

export function UploadQueueList({ list, queue }: { list: readonly QueuedFile[]; queue: UploadQueue }) {
  const [isUnfolded, setUnfolded] = useState(false)
  const [described, setDescribed] = useState<ReadonlySet<string>>(new Set())
  const total = queueTotal(list)
  const showsAll = isUnfolded || list.length <= maxListed
  const shown = showsAll ? list : list.filter(({ is }) => is === 'refused' || is === 'same')
  const kept = list.flatMap((one) => (one.is === 'kept' ? [one] : []))
  const pictures = kept
    .map(({ upload }) => upload)
    .filter(({ id, type, alt }) => isPicture(type) && !alt && !described.has(id))
  return (
    <>
      <p role="status" className="sr-only">
        {list.length > 0 && queueSummary(list)}
      </p>
      {list.length > 0 && (
        <section aria-label="Uploads" className="mb-6 border border-line">
          <div className="px-3 py-2">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <p className="font-semibold tabular-nums">{totalInWords(total)}</p>
              <div className="flex flex-wrap gap-2">
                {kept.length > 0 && (
                  <DescribePictures
                    pictures={total.onTheWay > 0 ? [] : pictures}
                    onDescribed={(id) => setDescribed((all) => new Set(all).add(id))}
                  />
                )}
                {list.length > maxListed && (
                  <Button small kind="quiet" aria-expanded={isUnfolded} onPress={() => setUnfolded(!isUnfolded)}>
                    {isUnfolded ? 'Show fewer' : 'Show each file'}
                  </Button>
                )}
                {kept.length > 0 && (
                  <Button small kind="quiet" onPress={() => kept.forEach(({ key }) => queue.drop(key))}>
                    Clear uploaded
                  </Button>
                )}
              </div>
            </div>
            {total.onTheWay > 0 && (
              <div className="mt-1.5">
                <ProgressBar name="All files" part={total.part} />
              </div>
            )}
          </div>
          {!showsAll && kept.length > 0 && (
            <div aria-hidden className="flex gap-1 overflow-hidden px-3 pb-2">
              {kept.slice(-maxThumbnails).map(({ key, upload }) => (
                <Thumbnail key={key} upload={thumbnailOf(upload)} small className="size-9 shrink-0" />
              ))}
            </div>
          )}
          {shown.length > 0 && (
            <ul aria-label="Files on their way" className="max-h-[50vh] overflow-y-auto">
              {shown.map((queuedFile) => (
                <QueuedFileLine key={queuedFile.key} queuedFile={queuedFile} queue={queue} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  )
}

/** `part`: fraction (0 to 1) of the bytes of all files. */
type QueueTotal = { files: number; onTheWay: number; uploaded: number; waiting: number; part: number }

type CountedFile = Pick<QueuedFile, 'is'> & { file: { size: number }; part?: number }

export function queueTotal(list: readonly CountedFile[]): QueueTotal {
  const count = (which: (file: CountedFile) => boolean) => list.filter(which).length
  const bytes = list.reduce((sum, { file }) => sum + file.size, 0)
  const sent = list.reduce((sum, one) => sum + one.file.size * sentPart(one), 0)
  return {
    files: list.length,
    onTheWay: count(isOnItsWay),
    uploaded: count(({ is }) => is === 'kept'),
    waiting: count(({ is }) => is === 'refused' || is === 'same'),
    part: bytes > 0 ? sent / bytes : 1,
  }
}

/** A refused file counts as done. */
function sentPart({ is, part = 0 }: CountedFile) {
  if (is === 'sending') return part
  return is === 'waiting' || is === 'pausing' ? 0 : 1
}

export function totalInWords({ files, uploaded, waiting }: QueueTotal) {
  const needs = waiting > 0 ? `, ${waiting} ${waiting === 1 ? 'needs' : 'need'} you` : ''
  return `${uploaded} of ${files} uploaded${needs}`
}

/** For screen readers: the results of the files, not their progress. */
function queueSummary(list: readonly QueuedFile[]) {
  const count = (...which: QueuedFile['is'][]) => list.filter(({ is }) => which.includes(is)).length
  const counts = [
    [count('waiting', 'sending', 'pausing'), 'on the way'],
    [count('kept'), 'uploaded'],
    [count('same'), 'here already'],
    [count('refused'), 'not uploaded'],
  ] as const
  return `Files: ${counts.flatMap(([n, words]) => (n ? `${n} ${words}` : [])).join(', ')}.`
}
