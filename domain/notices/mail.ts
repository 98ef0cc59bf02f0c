import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, min, ne, or } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { nullsLast } from '@/db/dialect'
import { audit, mutedMail, notices, staff, type NoticeKind, type SecurityKind } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { siteSettings } from '@/domain/published/site'
import { pick } from '@/lib/lists/pick'

/** `id` identifies the occasion: mail programs drop duplicates. */
export type OutgoingMail = { id: string; to: string; subject: string; text: string }

/** Throws if it cannot send. */
export type SendMail<T = unknown> = (mail: OutgoingMail) => Promise<T>

const minuteMs = 60_000
const maxWaitMs = 6 * 60 * minuteMs
const giveUpAfterMs = 3 * 24 * 60 * minuteMs
const sendingNote = 'Being sent.'

/** Sends unread notices (`now` UTC ms). Each retry waits twice as long; an interrupted mail is not repeated. */
export async function sendDueMail(post: SendMail, siteUrl: string, now: number) {
  const site = (await siteSettings()).name
  let failures = 0
  for (const notice of await dueMail(now)) {
    // Stops early if the server does not answer.
    if (failures >= 3) return
    if (!(await claimMail(notice, now))) continue
    const problem = await sendingProblem(post(mailForNotice(notice, { site, siteUrl })))
    if (problem) failures++
    const outcome = problem ? { mailProblem: problem } : { mailedAt: now, mailProblem: null }
    await write(async (tx) => tx.update(notices).set(outcome).where(eq(notices.id, notice.id)))
  }
}

async function dueMail(now: number) {
  const unsent = await read()
    .select({ ...pick(notices, 'id', 'kind', 'entryId', 'createdAt', 'triedAt'), to: staff.email })
    .from(notices)
    .innerJoin(staff, eq(staff.id, notices.staffId))
    .leftJoin(mutedMail, and(eq(mutedMail.staffId, notices.staffId), eq(mutedMail.kind, notices.kind)))
    .where(isUnsent(now))
    .orderBy(asc(notices.id))
  return unsent.filter((notice) => isRetryDue(notice, now)).slice(0, 100)
}

function isUnsent(now: number) {
  return and(
    isNull(notices.mailedAt),
    or(and(isNull(notices.readAt), isNull(mutedMail.kind)), inArray(notices.kind, securityKinds)),
    isNull(staff.disabledAt),
    isOpenTo({ id: notices.staffId }, notices.entryId),
    gt(notices.createdAt, now - giveUpAfterMs),
    or(isNull(notices.triedAt), ne(notices.mailProblem, sendingNote)),
  )
}

export async function waitingMail(now: number) {
  const [row] = await read()
    .select({ waiting: count(), oldestAt: min(notices.createdAt) })
    .from(notices)
    .innerJoin(staff, eq(staff.id, notices.staffId))
    .leftJoin(mutedMail, and(eq(mutedMail.staffId, notices.staffId), eq(mutedMail.kind, notices.kind)))
    .where(isUnsent(now))
  return row!
}

/** Returns whether the next try is due. Each wait equals the delay of the mail so far, so waits double. */
function isRetryDue({ createdAt, triedAt }: { createdAt: number; triedAt: number | null }, now: number) {
  if (triedAt === null) return true
  return now - triedAt >= Math.min(Math.max(triedAt - createdAt, minuteMs), maxWaitMs)
}

type DueMail = Awaited<ReturnType<typeof dueMail>>[number]

/** Claims a mail, so that no other server or round sends it too. */
async function claimMail({ id, triedAt }: DueMail, now: number) {
  const isUnchanged = triedAt === null ? isNull(notices.triedAt) : eq(notices.triedAt, triedAt)
  const claimed = await write(async (tx) =>
    tx
      .update(notices)
      .set({ triedAt: now, mailProblem: sendingNote })
      .where(and(eq(notices.id, id), isUnchanged, isNull(notices.mailedAt)))
      .returning({ id: notices.id }),
  )
  return claimed.length > 0
}

async function sendingProblem(sending: Promise<unknown>) {
  try {
    await sending
  } catch (error) {
    return ((error as Error).message || 'It failed without a reason.').slice(0, 300)
  }
}

const testVerb = 'tested the mail'

/** Sends a test to the actor, at most once a minute for all (`now` UTC ms). Returns the answer of the mail server. */
export async function testMail(actor: Actor, post: SendMail<string | undefined>, now: number): Promise<Result<string>> {
  permit(actor, 'manageSettings')
  const begun = await write(async (tx): Promise<Result<string>> => {
    const [last] = await tx
      .select({ at: audit.at })
      .from(audit)
      .where(eq(audit.verb, testVerb))
      .orderBy(desc(audit.id))
      .limit(1)
    if (last && Math.abs(now - last.at) < minuteMs) return refused('One was sent a moment ago. Try again in a minute.')
    const [person] = await tx
      .select({ to: staff.email })
      .from(staff)
      .where(eq(staff.id, actor.id ?? 0))
    if (!person) return refused('Only somebody with an account can be mailed.')
    await record(tx, actor, { verb: testVerb }, now)
    return done(person.to)
  })
  if (!begun.ok) return begun
  const to = begun.value
  const site = (await siteSettings()).name
  const text = 'Somebody pressed “Send me a mail now” at the desk, and it arrived.\n'
  const sending = post({ id: `test-${randomId()}`, to, subject: onOneLine(`${site}: a test`), text })
  const problem = await sendingProblem(sending)
  if (problem) return refused(`It could not be sent to ${to}: ${problem}`)
  const answer = await sending
  if (answer === undefined) return done('No mail server is set: the mail is a file in the data folder.')
  return done(`The mail server took it for ${to} and answered: ${answer}`)
}

const noticeSentences: Record<NoticeKind, string> = {
  submitted: 'A text waits for your review.',
  changes: 'A reviewer has asked for changes to a text of yours.',
  approved: 'A text of yours was approved.',
  published: 'A text of yours was published.',
  checked: 'Somebody has checked a text of yours for harm.',
  commented: 'Someone has commented on a text that you work on.',
  suggested: 'Someone suggests changes to a text that you work on.',
  'suggestions decided': 'What you suggested for a text was accepted or refused.',
  tomorrow: 'A text of yours goes live within a day.',
  expired: 'A text of yours has been withdrawn, as scheduled.',
  override: 'A text was published or scheduled without approval. It waits for yours.',
  consent: 'A consent that a text needs ends soon.',
  'consent asked': 'A colleague asks you for the consent that a text needs.',
  'check asked': 'A colleague asks you to check whether a text can do harm.',
  'erasure asked': 'A colleague asks you to confirm that something is to be erased permanently.',
  'erasure done': 'What you asked to erase has been erased.',
  'erasure cancelled': 'A colleague has cancelled an erasure that you asked for.',
  damaged: 'A stored file is missing or is not what it was.',
  backup: 'A backup could not be made, or failed its test.',
  tampering: 'The site history, or something that was public, was changed outside the desk.',
  team: 'Somebody was added to a team of yours.',
  named: 'Somebody chose who sees drafts from now on. You are one of them.',
  factor: 'A passkey, an app or the recovery codes that you sign in with were added, changed or removed.',
  password: 'The password of your account was changed.',
  device: 'Somebody has signed in to your account with a browser that was not used before.',
  elsewhere:
    'A session of yours was used with another browser on another network than you signed in with. It opened nothing there.',
  recovery: 'One of your recovery codes was used to sign in.',
}

/** Kinds that are mailed even if the notice was read, since a thief of the account may have read it. */
const securityKinds = ['factor', 'password', 'device', 'elsewhere', 'recovery'] as const satisfies SecurityKind[]
const ifNotYouAdvice = 'If it was not you, change your password, sign out everywhere else, and tell an admin.'

const noticePaths: Partial<Record<NoticeKind, string>> = {
  'erasure asked': '/admin/erasures',
  'erasure done': '/admin/erasures',
  'erasure cancelled': '/admin/erasures',
  named: '/admin/entries?state=draft',
  damaged: '/admin/care',
  backup: '/admin/backups',
  tampering: '/admin/history?check=yes',
  factor: '/admin/account#factors',
  password: '/admin/account',
  device: '/admin/account#sessions',
  elsewhere: '/admin/account#sessions',
  recovery: '/admin/account#factors',
}

/** Creates a mail that only says that something waits: others may read mails on their way. */
function mailForNotice(
  { id, kind, entryId, to }: DueMail,
  { site, siteUrl }: { site: string; siteUrl: string },
): OutgoingMail {
  const at =
    entryId === null
      ? (noticePaths[kind] ?? '/admin/notices')
      : `/admin/entries/${entryId}${kind === 'check asked' ? '/harm-check' : ''}`
  const isSecurity = securityKinds.some((one) => one === kind)
  const last = isSecurity ? ifNotYouAdvice : `Choose which mails you get: ${siteUrl}/admin/account#mail`
  const text = [noticeSentences[kind], `${siteUrl}${at}`, last]
  return {
    id: `notice-${id}`,
    to,
    subject: onOneLine(isSecurity ? `${site}: your account` : `${site}: something waits for you`),
    text: `${text.join('\n\n')}\n`,
  }
}

export async function ownMutedMail(actor: Actor): Promise<NoticeKind[]> {
  const rows = await read()
    .select({ kind: mutedMail.kind })
    .from(mutedMail)
    .where(eq(mutedMail.staffId, actor.id ?? 0))
  return rows.map((row) => row.kind)
}

/** Stops mails of these kinds; notices at the desk still come. */
export async function muteMail(actor: Actor, kinds: NoticeKind[], now: number): Promise<Result> {
  return write(async (tx) => {
    const staffId = actor.id ?? 0
    await tx.delete(mutedMail).where(eq(mutedMail.staffId, staffId))
    if (kinds.length) await tx.insert(mutedMail).values([...new Set(kinds)].map((kind) => ({ staffId, kind })))
    await record(tx, actor, { verb: 'chose mails', detail: { without: [...new Set(kinds)].sort().join(' ') } }, now)
    return done(undefined)
  })
}

export async function mailProblems(actor: Actor, now: number, limit = 20) {
  permit(actor, 'manageSettings')
  const rows = await read()
    .select({
      id: notices.id,
      name: staff.name,
      createdAt: notices.createdAt,
      triedAt: notices.triedAt,
      problem: notices.mailProblem,
    })
    .from(notices)
    .innerJoin(staff, eq(staff.id, notices.staffId))
    .where(
      and(
        isNull(notices.mailedAt),
        isNotNull(notices.mailProblem),
        gt(notices.createdAt, now - 14 * 24 * 60 * minuteMs),
      ),
    )
    .orderBy(nullsLast(notices.triedAt))
    .limit(limit)
  return rows.map(({ problem, ...row }) => ({
    ...row,
    problem: problem === sendingNote ? 'The server stopped while it was sent: it may have arrived.' : problem!,
  }))
}
