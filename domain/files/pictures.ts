import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { endings, type PictureType } from '@/lib/media-types'
import { sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { childQueue } from './child-queue'
import type { ReceivedFile } from './received-files'
import type { PreparedUpload } from './storage'

/** How long (ms) a picture may take; its child process ends itself after five seconds of work and at 275 MB. */
const timeLimit = 60_000

const formats = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const

type ChildReport = { problem: string } | { facts: Facts; files: { name: string; bytes: number }[] }
type Facts = Pick<PreparedUpload['facts'], 'width' | 'height' | 'tone' | 'credit'>

/**
 * A picture as it is kept as `type`: upright, drawn anew from its pixels, so that nothing else of what came is left;
 * WebP in every width and one JPEG for readers without WebP. Of its metadata only the credit is told, for the database.
 */
export async function preparePicture(file: ReceivedFile, type: PictureType): Promise<Result<PreparedUpload>> {
  const said = await childQueue().inSomeTurn(() => drawnAlone(file, formats[type]))
  const end = said?.indexOf('\n') ?? -1
  if (!said || end < 0) return refused(tooHard)
  const answer = JSON.parse(said.toString('utf8', 0, end)) as ChildReport
  if ('problem' in answer) return refused(answer.problem)
  const contents = cut(said.subarray(end + 1), answer.files)
  const master = contents[`master.${formats[type]}`]!
  return done({ contents, facts: { bytes: master.length, sha256: sha256(master), ...answer.facts } })
}

const tooHard =
  'The picture takes too much time or memory to open. Save it as an ordinary JPEG of at most 4,096 pixels a side and try again.'

/** What a child process with limits made of it, so that a hostile file ends alone; undefined where it had to be ended. */
async function drawnAlone(file: ReceivedFile, format: string): Promise<Buffer | undefined> {
  const input = await open(/* turbopackIgnore: true */ file.path)
  try {
    return await draw(input.fd, [format, String(file.bytes)])
  } finally {
    await input.close()
  }
}

async function draw(input: number, args: string[]): Promise<Buffer | undefined> {
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'domain/files/pictures/child.mjs')
  const child = spawn(process.execPath, [script, ...args], {
    // Nothing of ours is in its environment. One arena: what the decoder frees goes back, whichever thread freed it.
    env: { MALLOC_ARENA_MAX: '1' } as unknown as NodeJS.ProcessEnv,
    stdio: [input, 'pipe', 'ignore'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  })
  childQueue().watch(child)
  // A machine without room for one more process says so in an error, which would end this one where nobody hears it.
  const ended = new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))
  const said = await buffer(child.stdout!)
  return (await ended) === 0 ? said : undefined
}

function cut(bytes: Buffer, files: { name: string; bytes: number }[]) {
  const contents: Record<string, Buffer> = {}
  let at = 0
  for (const file of files) contents[file.name] = bytes.subarray(at, (at += file.bytes))
  return contents
}

export type IncomingPicture = { type: PictureType; endings: readonly string[]; called: string }

/** What pictures may come as, by what their bytes say, and what they are kept as: moving ones as their first picture. */
export const arriving: Partial<Record<string, IncomingPicture>> = {
  'image/jpeg': { type: 'image/jpeg', endings: endings['image/jpeg'], called: 'JPEG' },
  'image/png': { type: 'image/png', endings: endings['image/png'], called: 'PNG' },
  'image/apng': { type: 'image/png', endings: ['.png', '.apng'], called: 'PNG' },
  'image/gif': { type: 'image/png', endings: ['.gif'], called: 'GIF' },
  'image/webp': { type: 'image/webp', endings: endings['image/webp'], called: 'WEBP' },
}
