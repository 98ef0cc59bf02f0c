import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { documentFile } from '@/lib/media-files'
import { sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import type { Prepared } from './storage'

/** A PDF as it is kept: as it came, once it was read. */
export async function preparePdf(bytes: Buffer): Promise<Result<Prepared>> {
  const problem = pdfProblem(bytes)
  if (problem) return refused(problem)
  const pages = await countPdfPages(bytes)
  if (!pages.ok) return pages
  const facts = { bytes: bytes.length, sha256: sha256(bytes), pages: pages.value }
  return done({ contents: { [documentFile('application/pdf')]: bytes }, facts })
}

/** Things in a PDF that act by themselves. */
const forbidden = ['/JavaScript', '/Launch', '/EmbeddedFile']

/** Why a PDF is refused before it is opened, as far as its bytes show. */
function pdfProblem(bytes: Buffer): string | undefined {
  if (!bytes.subarray(-2048).includes('%%EOF')) return 'The PDF ends too early: it was cut short. Nothing was kept.'
  if (forbidden.some((name) => bytes.includes(name)))
    return 'The PDF holds a script, a program call or an attached file. Save it without them and try again.'
}

const timeLimit = 5_000

/** Pages of a PDF, counted in a child process that has five seconds and 256 MB, so that a hostile file ends alone. */
async function countPdfPages(bytes: Buffer): Promise<Result<number>> {
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'domain/pdf-child.mjs')
  const child = spawn(process.execPath, ['--max-old-space-size=256', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  })
  child.stdin.on('error', () => {}) // the child may end before it has read everything
  child.stdin.end(bytes)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise((resolve) => child.on('close', resolve))
  const pages = Number(output)
  return code === 0 && pages > 0
    ? done(pages)
    : refused('The PDF cannot be opened: it is damaged or locked with a password.')
}
