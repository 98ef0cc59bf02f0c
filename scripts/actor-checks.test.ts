import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actorFunctions, domainProgram } from './test-actor-checks'
import { root } from './run.mjs'

/** Functions that take an actor without a check of rights, because they reach only this person's own data. */
const ownAlone: Record<string, string> = {
  'staff/accounts.ts changeOwnAccount': 'the row of the actor’s own number',
  'staff/accounts.ts changeOwnPassword': 'the row of the actor’s own number',
  'staff/accounts.ts ownAccount': 'the row of the actor’s own number',
  'staff/sessions.ts confirmOwnSession': 'the session of the actor in which it is asked',
  'staff/factors/authenticator-app.ts beginApp': 'the app of the actor’s own number',
  'staff/factors/authenticator-app.ts unconfirmedApp': 'the app of the actor’s own number',
  'staff/factors/authenticator-app.ts confirmApp': 'the app of the actor’s own number',
  'staff/factors/authenticator-app.ts removeApp': 'the app of the actor’s own number',
  'staff/factors/passkeys.ts addPasskey': 'passkeys of the actor’s own number',
  'staff/factors/passkeys.ts renamePasskey': 'passkeys of the actor’s own number',
  'staff/factors/passkeys.ts removePasskey': 'passkeys of the actor’s own number',
  'staff/factors/recovery-codes.ts replaceCodes': 'codes of the actor’s own number',
  'staff/factors/rule.ts ownFactorDueAt': 'what is asked of the actor’s own number',
  'staff/own-sessions.ts ownSessions': 'sessions of the actor’s own number',
  'staff/own-sessions.ts endOwnSession': 'sessions of the actor’s own number',
  'staff/own-sessions.ts endOtherSessions': 'sessions, links and browsers of the actor’s own number',
  'notices/notices.ts unreadNotices': 'notices to the actor’s own number',
  'notices/notices.ts markNoticesAsRead': 'notices to the actor’s own number',
  'notices/mail.ts ownMutedMail': 'choices of the actor’s own number',
  'notices/mail.ts muteMail': 'choices of the actor’s own number',
  'desk/history.ts withNamesOf': 'the caller has found the acts',
  'desk/history.ts isOpenAct': 'a condition on acts, for callers that have checked rights',
  'desk/first-steps.ts firstSteps': 'what the actor’s own number has done',
  'desk/first-steps.ts dismissFirstSteps': 'the row of the actor’s own number',
  'desk/saved-lists.ts ownLists': 'lists of the actor’s own number; what is in them is asked when one is opened',
  'desk/saved-lists.ts saveList': 'lists of the actor’s own number',
  'desk/saved-lists.ts renameList': 'lists of the actor’s own number',
  'desk/saved-lists.ts removeList': 'lists of the actor’s own number',
  'writing/presence.ts closeEntryWindow': 'windows of the actor’s own number',
}

/** Parts of an act that has checked rights at its beginning: only functions of the domain call them. */
const parts: Record<string, string> = {
  'staff/factors/change.ts afterFactorChange': 'what every change of an own factor brings',
  'staff/factors/change.ts checkLastFactor': 'asked before an own factor is removed',
  'staff/factors/recovery-codes.ts saveCodesIn': 'goes with the first factor of one’s own',
  'addresses/redirects.ts insertRedirects': 'the rows of a redirect that was permitted, or that an import brings',
  'notices/notices.ts tellNamed': 'what comes of a change of who sees a text',
  'files/uses.ts openedByUse': 'asked of files that this person was offered, or uses',
  'files/uses.ts recordOpenedIn': 'goes with saving a text',
  'notices/notices.ts notifyOfOverride': 'who is told of a release without approval',
  'review/approval.ts checkApproval': 'the rule of two people, asked by a release',
  'publishing/release-store.ts insertRelease': 'one row of a release, a withdrawal or an import',
  'entries/release-changes.ts cancelReleases':
    'taking back what a release, an unscheduling or a withdrawal may take back',
  'publishing/release-store.ts updateWithdrawalsOrRefuse': 'what comes of a release',
  'entries/release-changes.ts updateOrCancelWithdrawals': 'what comes of taking a release back',
  'consents/ends.ts applyConsentEndsIn': 'what comes of a change of consents, releases or texts',
  'consents/ends.ts cancelWithBundles': 'goes with the end of a consent, and with asking for an erasure',
  'consents/ends.ts insertConsentEnds': 'goes with the end of a consent, and with asking for an erasure',
  'consents/ends.ts applyConsentEndsIfAnyIn': 'the same, where there is anything to settle',
  'consents/ends.ts applyAllConsentEndsIn': 'the same, of several entries',
  'consents/harm-checks.ts checkerProblem': 'asked by a check for harm, and by its page',
  'consents/shared-texts.ts closePreviewsIn': 'what comes of a consent that has ended',
  'consents/removals.ts confirmRemovalIn': 'asked by unlinking a consent and by taking a mark away',
  'consents/removals.ts refuseRemovalIn': 'goes with linking a consent and with a mark',
  'consents/name-finds.ts namesInRelease': 'asked by a release',
  'consents/name-finds.ts recordNamesIn': 'goes with a submission',
  'consents/name-finds.ts nameNoticeOf': 'a part of `reviewOf`',
  'consents/name-finds.ts namesInSubmitted': 'a part of `peopleStateOf` and of bundles',
  'publishing/gate.ts gateProblems': 'asked by a release, and a part of `peopleStateOf` and of bundles',
  'publishing/gate.ts releaseProblems': 'asked by a release',
  'consents/links.ts copyLinksIn': 'goes with a copy of an entry, and with leaving translations',
  'writing/translation-groups.ts checkLanguageFree': 'asked by beginning a translation and by joining one',
  'entries/term-page.ts choosePageIn': 'goes with choosing a page, with beginning one, and with an import',
  'publishing/bundles.ts checkNotLive': 'asked by acts on bundles',
  'writing/translation-groups.ts leaveGroupIn': 'goes with leaving translations',
  'consents/marks.ts checkPeopleAnswered': 'asked by a release and by a submission',
  'files/media.ts takeOutOfTrash': 'goes with a text that uses the upload, or its restoring',
  'writing/conflicts.ts saveConflict': 'the other outcome of a save',
  'writing/conflicts.ts authorNameOf': 'a name in the answer to a save',
  'consents/limit-at-risk.ts limitMarkedIn': 'goes with a mark',
  'entries/team-release.ts checkTeam': 'asked by a release',
  'entries/team-release.ts teamsInsteadOf': 'asked by a release, and a part of what the editor opens',
  'entries/bundle-of.ts checkNotBundled':
    'why an act on one entry has to be one on its bundle; what the actor may not see stays unnamed',
  'publishing/publish-check.ts blockingProblems': 'asked by a release',
  'publishing/bundle-members.ts memberDetails': 'asked by bundles',
  'publishing/scheduled.ts recordUnscheduledIn': 'the record of what was unscheduled, of an entry or a bundle',
  'erasures/choice.ts findErasure': 'asked by acts on requests to erase, and a part of their page',
  'publishing/scheduled.ts rescheduleIn': 'one row of a rescheduling, of an entry or a bundle',
  'exports/wordpress/uploads.ts uploadWriter': 'a part of an export',
  'imports/writer/authors.ts importAuthors': 'a part of an import',
  'imports/writer/file-addresses.ts redirectFiles': 'a part of an import',
  'imports/writer/log.ts redirectOldIn': 'a part of an import',
  'imports/writer/revisions.ts releaseTextIn': 'a part of an import',
  'imports/folder/keep.ts reportFile': 'a part of an import',
  'imports/gazette-standing.ts restoreStandingIn': 'a part of an import',
  'staff/audience.ts isClosedTo': 'a condition on entries, for lists that have checked rights',
}

const program = domainProgram({ root })
const all = actorFunctions(program, root)
const unchecked = all.flatMap(({ name, isChecked }) => (isChecked ? [] : [name]))

test('every function of the domain that takes an actor asks what that person may do, but for those named here', () => {
  expect(all.length).toBeGreaterThan(200)
  expect(unchecked.sort()).toEqual([...Object.keys(ownAlone), ...Object.keys(parts)].sort())
})

test('parts of an act are called by the domain alone', () => {
  const outside = ['app', 'auth', 'cli', 'components', 'demonstration', 'server'].flatMap(sourcesIn)
  const called = Object.keys(parts).filter((part) => {
    const [file, name] = part.split('.ts ') as [string, string]
    return outside.some((source) => takesFrom(source, file, name))
  })
  expect(called).toEqual([])
})

function takesFrom(source: string, file: string, name: string) {
  const [, whole = '\0'] = new RegExp(`import \\* as (\\w+) from '@/domain/${file}'`).exec(source) ?? []
  const byName = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '@/domain/${file}'`)
  return byName.test(source) || source.includes(`${whole}.${name}`)
}

test('with checks taken out, what went without is found', { tags: 'thorough' }, () => {
  const checks: Record<string, RegExp> = {
    'domain/staff/staff.ts': /(renewLink\([^]*?)permit\(actor, 'manageStaff'\)()/,
    'domain/site/settings.ts': /(changeSettings\([^]*?)permit\(actor, [^]*?\n()/,
    // The place where an entry is looked up: most acts on one go through it.
    'domain/entries/head.ts': /(\(!entry) \|\| may\([^)]*\)(\) return entry\n)[^]*?permit\(actor, verb, entry\)\n/,
  }
  const instead = Object.fromEntries(
    Object.entries(checks).map(([file, check]) => {
      const source = readFileSync(join(root, file), 'utf8')
      expect(source).toMatch(check)
      return [file, source.replace(check, '$1$2')]
    }),
  )
  const faulty = actorFunctions(domainProgram({ root, instead, before: program }), root)
  const unnoticed = faulty
    .filter(({ name, isChecked }) => !isChecked && !unchecked.includes(name))
    .map(({ name }) => name)
  expect(unnoticed).toEqual(
    expect.arrayContaining([
      'staff/staff.ts renewLink',
      'site/settings.ts changeSettings',
      'entries/trash.ts trashEntry',
    ]),
  )
})

function sourcesIn(folder: string) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)test-[^/]*$|^domain\/testing\//.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
}
