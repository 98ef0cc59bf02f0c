import { holdsHash } from '@/domain/desk/history'
import { checkRecord, saveCheck } from '@/domain/care/record-check'
import { headOfRecord, headText, holdsHead, saveHead, parseHead } from '@/domain/staff/record/record-head'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { headProblemsOfBackup } from './backups/head'
import { Misused } from './verb'

type NotedHead = {
  holds?: string
  /** A printed head: "1234:9f8e…". */
  from?: string
}

/** Noted heads are those of the newest backup, beside the database, and the given one (`now` UTC ms). */
export async function verifyHistory(
  { holds, from }: NotedHead,
  now: number,
): Promise<Result<{ acts: number; head?: string }>> {
  const check = await checkRecord()
  saveCheck(check, now)
  const noted = [...(await headProblemsOfBackup()), ...(await notedProblems({ holds, from }))]
  const problems: Problem[] = [...check.problems, ...noted].map((message) => ({ message }))
  if (problems.length) return { ok: false, problems }
  await saveHead()
  return done({ acts: check.acts, head: check.head && headText(check.head) })
}

async function notedProblems({ holds, from }: NotedHead): Promise<string[]> {
  const problems: string[] = []
  if (holds && !(await holdsHash(holds)))
    problems.push('The site history no longer holds that hash: rows were cut off its end, or it is another site’s.')
  const head = from === undefined ? undefined : parseHead(from)
  if (from !== undefined && !head)
    throw new Misused('--from takes what verify --head printed: a number, a colon and 64 characters.')
  if (head && !(await holdsHead(head)))
    problems.push(
      `Entry ${head.number} is not the one that was noted: entries were cut off the end, an older database was put in the place of a newer one, or the site history was written anew since then. It may also be another site’s.`,
    )
  return problems
}

export async function printHead(): Promise<Result> {
  const head = await headOfRecord()
  if (!head) return refused('The site history is empty.')
  console.log(headText(head))
  return done(undefined)
}
