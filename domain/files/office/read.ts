import { z } from 'zod'
import type { DocumentType, RecordingType } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { lineIn } from '../pdf/child-line'
import { runInChild } from '../pdf/run-in-child'
import type { ReceivedFile } from '../received-files'
import { refusals } from './refusals'

export type OfficeType = Exclude<DocumentType, 'application/pdf' | 'text/csv' | RecordingType>

const words = z.string().max(500).optional()

// The child has read a hostile file: any line of another form is refused.
const Line = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('read'),
    properties: z.strictObject({
      title: words,
      author: words,
      changedBy: words,
      organisation: words,
      manager: words,
      program: words,
    }),
  }),
  z.strictObject({
    is: z.literal('refused'),
    why: z.enum(['damaged', 'locked', 'bomb', 'macros', 'programs', 'outside', 'dde', 'data']),
  }),
])
type Line = z.output<typeof Line>

/** Milliseconds of processor time: an ordinary document takes a tenth of this. */
const patience = { next: 4_000, all: 4_000 }

type ReadOptions = { signal?: AbortSignal; onCost?: (peak: number) => void }

export async function readOffice(
  file: Pick<ReceivedFile, 'path' | 'bytes'>,
  type: OfficeType,
  { signal, onCost }: ReadOptions = {},
): Promise<Result<Record<string, string>>> {
  let answer: Line | undefined
  const onLine = (text: string) => {
    if (answer) return false
    answer = lineIn(Line, text)
    return answer ? patience : false
  }
  const input = { script: 'office/read-child.mjs', heap: 100, args: [type, String(file.bytes)], input: file.path }
  const result = await runInChild({ ...input, maxLineBytes: 20_000, maxOutputBytes: 0, patience, onLine, signal })
  onCost?.(result.peak)
  if (result.stopped) return refused(refusals[result.stopped])
  const line = answer as Line | undefined
  if (!result.succeeded || !line) return refused(refusals.damaged)
  if (line.is === 'refused') return refused(refusals[line.why])
  return done(line.properties as Record<string, string>)
}
