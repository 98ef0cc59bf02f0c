import { rename, rm, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { RecordingFacts } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import { documentFile } from '@/lib/files/media-files'
import type { RecordingType } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { lineIn } from './pdf/child-line'
import type { ReadOptions } from './pdf/read'
import { runInChild } from './pdf/run-in-child'
import { unfinishedPath, type ReceivedFile } from './received-files'
import { refusals, Why } from './recordings/refusals'
import type { PreparedUpload } from './storage'

const pixels = z.int().min(1).max(20_000)

// The child has read a hostile file: any line of another form is refused.
const Line = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('read'),
    seconds: z
      .number()
      .positive()
      .max(7 * 24 * 3600),
    width: pixels.optional(),
    height: pixels.optional(),
  }),
  z.strictObject({ is: z.literal('refused'), why: Why }),
])
type Line = z.output<typeof Line>

/** Milliseconds of processor time: an hour of MP3 takes six seconds, an hour of film less. */
const patience = { next: 20_000, all: 20_000 }

const maxExtraBytes = 1_000_000

/** Copies sound and pictures unchanged into a new file without names, places and covers. */
export async function prepareRecording(
  file: ReceivedFile,
  type: RecordingType,
  { signal }: ReadOptions = {},
): Promise<Result<PreparedUpload>> {
  const output = unfinishedPath()
  try {
    const facts = await copyRecording(file, { type, output, signal })
    if (!facts.ok) return facts
    await rename(output, file.path)
    const { size: bytes } = await stat(/* turbopackIgnore: true */ file.path)
    const { sha256 } = await checksumOf(file.path)
    const contents = { [documentFile(type)]: { path: file.path, bytes, sha256 } }
    return done({ contents, facts: { bytes, sha256, recording: facts.value } })
  } finally {
    await rm(output, { force: true })
  }
}

type Copying = { type: RecordingType; output: string; signal?: AbortSignal }

async function copyRecording(file: ReceivedFile, { type, output, signal }: Copying): Promise<Result<RecordingFacts>> {
  let answer: Line | undefined
  const onLine = (text: string) => {
    if (answer) return false
    answer = lineIn(Line, text)
    return answer ? patience : false
  }
  const work = { script: 'recordings/read-child.mjs', heap: 100, args: [type], input: file.path, output }
  const limits = { maxLineBytes: 1_000, maxOutputBytes: file.bytes + maxExtraBytes, patience }
  const result = await runInChild({ ...work, ...limits, onLine, signal })
  if (result.stopped) return refused(refusals[result.stopped])
  const line = answer as Line | undefined
  if (!result.succeeded || !line) return refused(refusals.damaged)
  if (line.is === 'refused') return refused(refusals[line.why])
  const { is: _, ...facts } = line
  return done(facts)
}
