import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

/** Functions that write and leave nothing in the record, and why. */
const unrecorded: Record<string, string> = {
  'care/job-runs.ts recordJobRun': 'the server’s own work; what that changes is recorded by itself',
  'files/editions.ts makeEdition': 'made again from the bytes of a file, which stay as they are',
  'staff/sessions.ts markSeen': 'that someone reads pages is nobody’s business',
  'staff/sessions.ts confirmOwnSession': 'what follows is recorded; that it was confirmed is its condition',
  'staff/factors/authenticator-app.ts beginApp': 'nothing is in use yet; its first code is recorded',
  'staff/factors/authenticator-app.ts acceptStep': 'goes with a sign-in, which is recorded, or a confirmation',
  'staff/factors/passkeys.ts savePasskeyUse': 'goes with a sign-in, which is recorded, or a confirmation',
  'staff/factors/passkey-challenges.ts addChallenge': 'a question to somebody who is not signed in',
  'staff/factors/passkey-challenges.ts takeChallenge': 'its answer; signing in, or the refusal, is recorded',
  'staff/factors/pending-sign-ins.ts openPendingSignIn': 'half a sign-in; the whole is recorded',
  'staff/factors/pending-sign-ins.ts endPendingSignIn': 'half a sign-in; the whole is recorded',
  'staff/audit.ts beginNewSection': 'the section that it appends is an act of the record itself',
  'staff/setup-links.ts firstAdminLink': 'every start of the server makes one while there is nobody to make it for',
  'staff/setup-links.ts removeSetupLink': 'takes back a link that no mail could carry; that it was made is recorded',
  'staff/known-browsers.ts rememberBrowser': 'goes with a sign-in, which is recorded',
  'staff/sign-in-limit.ts beginSignIn': 'counts what fails, of people who are not signed in',
  'staff/sign-in-limit.ts signInWorked': 'forgets what failed; signing in is recorded',
  'review/comments.ts changeComment': 'a frame: what it is given to do is recorded there',
  'backups/backing-up.ts endBackupRequest': 'asking for it is recorded; what came of it is a row of its own',
  'notices/mail.ts sendDueMail': 'the notices that are mailed are kept themselves, with when',
  'notices/mail.ts claimMail': 'the same: one process at a time sends a mail',
  'publishing/preview-links.ts countOpening': 'an opening is a row of its own, about nobody',
  'notices/due-notices.ts notifyOfMoments': 'nobody did anything: a moment came',
  'imports/runs.ts setImporter': 'that somebody started the import is recorded',
  'files/replacing.ts replaceContents': 'a frame: what it is given to do is recorded there',
  'files/replacing.ts confirmFiles': 'the end of a replacement, which is recorded itself',
  'consents/reminders.ts notifyOfEndingConsents': 'nobody did anything: a moment came',
  'files/downloads.ts addDownloads': 'counts what readers fetch, and knows nothing about them',
  'addresses/missed-addresses.ts addMissed': 'counts what readers ask for, and knows nothing about them',
  'addresses/missed-addresses.ts forgetMissed': 'forgets such counts when they are old',
  'addresses/pings.ts sendDuePings': 'what was told, and when, are rows of their own; the release is recorded',
  'care/stored-bodies.ts checkStoredBodies':
    'an upgrade asks it, nobody did anything; what is refused is written beside the text',
  'entries/search-index.ts indexPages': 'the upload is recorded; its words are made findable after',
  'entries/search-index.ts indexMissing': 'what people wrote stays as it is; it is made findable',
  'care/record-check.ts saveAndNotify': 'a notice that the record itself is broken',
  'erasures/fix-hashes.ts writeErasureHashes': 'a step of an erasure, whose beginning and end are recorded',
  'desk/first-steps.ts dismissFirstSteps': 'what someone hides on their own desk is their own business',
  'notices/notices.ts markNoticesAsRead': 'what someone has read is their own business',
  ...Object.fromEntries(
    [
      'folder/import.ts leaveOutFiles',
      'import.ts redirectFront',
      'writer/authors.ts importAuthors',
      'writer/file-addresses.ts redirectFiles',
      'writer/files.ts logFile',
      'writer/revisions.ts listConflict',
      'writer/terms.ts leaveTerm',
      'writer/texts.ts leaveText',
      'writer/texts.ts refuseText',
    ].map((name) => [`imports/${name}`, 'a line in the log of an import, which is recorded itself']),
  ),
}

/** A file's functions by name, each with its source. */
function functionsOf(source: string) {
  const parts = source.split(/^(?=(?:export )?(?:async )?function[* ])/m).slice(1)
  return new Map(parts.map((part) => [/function\*? (\w+)/.exec(part)![1]!, part]))
}

type Functions = Map<string, string>
const files = new Map(
  readdirSync(join(root, 'domain'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/(^|\/)test-|^testing\//.test(file))
    .map((file) => [file, readFileSync(join(root, 'domain', file), 'utf8')] as const)
    .map(([file, source]) => [file, { source, functions: functionsOf(source) }] as const),
)

/** Returns whether a function calls `record`, itself or through others of its file or of those that its file imports. */
function records(file: string, name: string, visited = new Set<string>()): boolean {
  const { source = '', functions = new Map() as Functions } = files.get(file) ?? {}
  const body = functions.get(name)
  if (!body || visited.has(`${file} ${name}`)) return false
  visited.add(`${file} ${name}`)
  if (/\brecord\(/.test(body)) return true
  return [...body.matchAll(/\b(\w+)\b/g)].some(([, called]) => {
    if (called === name) return false
    if (functions.has(called!)) return records(file, called!, visited)
    const from = new RegExp(`import \\{[^}]*\\b${called}\\b[^}]*\\} from '((?:\\.|@/domain/)[^']+)'`).exec(source)?.[1]
    return from !== undefined && records(pathOf(from, file), called!, visited)
  })
}

/** The path within `domain/` of what a file imports. */
function pathOf(from: string, file: string) {
  return `${from.startsWith('@') ? from.slice('@/domain/'.length) : join(dirname(file), from)}.ts`
}

const writers = [...files].flatMap(([file, { functions }]) =>
  [...functions]
    .filter(([, source]) => /\bwrite\(/.test(source))
    .map(([name]) => ({ name: `${file} ${name}`, records: records(file, name) })),
)

test('every function of the domain that writes leaves something in the record', () => {
  expect(writers.length).toBeGreaterThan(25)
  expect(writers.filter((writer) => !writer.records && !unrecorded[writer.name]).map((writer) => writer.name)).toEqual(
    [],
  )
})

test('no exception is kept for what is gone or is recorded by now', () => {
  const without = writers.filter((writer) => !writer.records)
  const names = without.map((writer) => writer.name)
  expect(Object.keys(unrecorded).filter((name) => !names.includes(name))).toEqual([])
})
