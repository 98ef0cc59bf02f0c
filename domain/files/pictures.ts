import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { endings, type PictureType } from '@/lib/files/media-types'
import type { PictureArea } from '@/lib/files/picture-areas.mjs'
import { sha256 } from '@/lib/keys/random'
import { confinement } from '@/lib/process/confinement'
import { done, refused, type Result } from '@/lib/result'
import { childQueue } from './child-queue'
import type { ReceivedFile } from './received-files'
import type { PreparedUpload } from './storage'

/** Milliseconds for a picture; the child ends itself after five seconds of work and at 275 MB. */
const timeLimit = 60_000

const formatNames = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const

type ChildReport = { problem: string } | { facts: PictureFacts; files: { name: string; bytes: number }[] }
type PictureFacts = Pick<PreparedUpload['facts'], 'width' | 'height' | 'tone' | 'credit'>

/** Encodes a picture anew from its pixels, so that nothing else of the file is kept but its credit. */
export async function preparePicture(file: ReceivedFile, type: PictureType): Promise<Result<PreparedUpload>> {
  const output = await childQueue().inSomeTurn(() => drawInChild(file, formatNames[type]))
  return preparedFrom(output, type) ?? refused(tooHardPicture)
}

type DrawnPicture = PreparedUpload & { contents: Record<string, Buffer> }

export async function blurInChild(
  master: Buffer,
  { type, areas }: { type: PictureType; areas: PictureArea[] },
): Promise<Result<DrawnPicture>> {
  const args = [formatNames[type], String(master.length), JSON.stringify(areas)]
  const output = await childQueue().inSomeTurn(() => runPictureChild(master, args))
  return preparedFrom(output, type) ?? refused(tooHardToBlur)
}

export async function drawSmall(bytes: Buffer): Promise<Result<Record<string, Buffer>>> {
  const args = [formatNames['image/webp'], String(bytes.length), 'small']
  const answer = reportIn(await childQueue().inSomeTurn(() => runPictureChild(bytes, args)))
  if (!answer) return refused(tooHardPicture)
  return 'problem' in answer ? refused(answer.problem) : done(answer.contents)
}

function reportIn(output: Buffer | undefined) {
  const end = output?.indexOf('\n') ?? -1
  if (!output || end < 0) return undefined
  const answer = JSON.parse(output.toString('utf8', 0, end)) as ChildReport
  if ('problem' in answer) return answer
  return { facts: answer.facts, contents: splitOutput(output.subarray(end + 1), answer.files) }
}

function preparedFrom(output: Buffer | undefined, type: PictureType): Result<DrawnPicture> | undefined {
  const answer = reportIn(output)
  if (!answer) return undefined
  if ('problem' in answer) return refused(answer.problem)
  const { contents } = answer
  const master = contents[`master.${formatNames[type]}`]!
  return done({ contents, facts: { bytes: master.length, sha256: sha256(master), ...answer.facts } })
}

const tooHardPicture =
  'The picture takes too much time or memory to open. Save it as an ordinary JPEG of at most 4,096 pixels a side and try again.'

const tooHardToBlur =
  'The picture takes too much time or memory to blur. Blur it in a program of your own and upload the result as its next version; then move this one to the trash.'

/** Draws in a child process, because a hostile file can crash the decoder; undefined if it does. */
async function drawInChild(file: ReceivedFile, format: string): Promise<Buffer | undefined> {
  const input = await open(/* turbopackIgnore: true */ file.path)
  try {
    return await runPictureChild(input.fd, [format, String(file.bytes)])
  } finally {
    await input.close()
  }
}

/** @param input an open file, or bytes that are in memory and never get to the disk */
async function runPictureChild(input: number | Buffer, args: string[]): Promise<Buffer | undefined> {
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'domain/files/pictures/child.mjs')
  const child = spawn(process.execPath, [...confinement(script, { addons: true }), script, ...args], {
    // The child gets no environment. With one arena, freed memory returns to the system from any thread.
    env: { MALLOC_ARENA_MAX: '1' } as unknown as NodeJS.ProcessEnv,
    stdio: [Buffer.isBuffer(input) ? 'pipe' : input, 'pipe', 'ignore'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  })
  childQueue().watch(child)
  // Without a listener, an error such as a lack of processes would end this process.
  const exitCode = new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))
  // A child that has ended reads no more; its exit code says so.
  child.stdin?.on('error', () => {}).end(input)
  const output = await buffer(child.stdout!)
  return (await exitCode) === 0 ? output : undefined
}

function splitOutput(bytes: Buffer, files: { name: string; bytes: number }[]) {
  const contents: Record<string, Buffer> = {}
  let at = 0
  for (const file of files) contents[file.name] = bytes.subarray(at, (at += file.bytes))
  return contents
}

export type IncomingPicture = { type: PictureType; endings: readonly string[]; label: string }

/** Accepted pictures by media type, and the type stored. Only the first frame of a moving picture is kept. */
export const acceptedPictures: Partial<Record<string, IncomingPicture>> = {
  'image/jpeg': { type: 'image/jpeg', endings: endings['image/jpeg'], label: 'JPEG' },
  'image/png': { type: 'image/png', endings: endings['image/png'], label: 'PNG' },
  'image/apng': { type: 'image/png', endings: ['.png', '.apng'], label: 'PNG' },
  'image/gif': { type: 'image/png', endings: ['.gif'], label: 'GIF' },
  'image/webp': { type: 'image/webp', endings: endings['image/webp'], label: 'WEBP' },
}
