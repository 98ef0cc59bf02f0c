import { expect, test } from 'vitest'
import { wordActNames, type WordActName } from '@/domain/testing/word-acts'
import { rows } from '../e2e/permissions/rows'

// Every write of the matrix of rights, and so of the build (e2e/permissions.spec.ts), is an act of the histories in
// scripts/unchecked-words.test.ts, or has a reason why it brings no word of a text to readers.

const entries = 'POST /api/desk/entries'
const entry = `${entries}/[id]`
const media = 'POST /api/desk/media'

const writesOf: Record<WordActName, string[]> = {
  write: [entries, 'PUT /api/desk/entries/[id]/draft'],
  check: ['admin/entries/[id]/harm-check#saveHarmCheck'],
  'check with words': ['admin/entries/[id]/harm-check#saveHarmCheck'],
  release: [`${entry}/release`, 'admin/entries#runBulkAct'],
  'release with words': [`${entry}/release`],
  schedule: [`${entry}/release`],
  reschedule: [`${entry}/reschedule`],
  unschedule: [`${entry}/unschedule`],
  withdraw: [`${entry}/withdraw`],
  'withdraw with words': [`${entry}/withdraw`],
  'keep page with words': [`${entry}/withdraw`],
  mark: [`${entry}/people`],
  'unmark alone': [`${entry}/people`],
  'publish, then mark under a consent': ['admin/consents#saveNewConsent'],
  'all for it, then more': ['PUT /api/desk/entries/[id]/draft'],
  'all for it': ['admin/consents#saveNewConsent', 'admin/consents#linkToConsent', `${entry}/consents`],
  'unlink alone': ['admin/consents#unlinkFromConsent'],
  revoke: ['admin/consents#endConsentNow'],
  'move end': ['admin/consents#moveEnd', 'admin/consents#saveConsent'],
  forbid: ['admin/consents#forbidConsentNames'],
  'describe picture': [`${media}/[id]/description`, 'admin/media#saveUploadDetails'],
  'rename topic': ['admin/terms#changeTerm'],
  'next version': [media, `${media}/[id]/versions`],
  'replace file': ['admin/media#replaceWithVersion'],
  'correct text': ['admin/media#startCorrectedText'],
  translate: [`${entry}/translations`],
  join: [`${entry}/translations/join`],
  leave: [`${entry}/translations/leave`],
  'change language': [`${entry}/language`],
  copy: [`${entry}/copy`],
  suggest: ['PUT /api/desk/entries/[id]/suggestions/own'],
  accept: [`${entry}/suggestions/[suggestion]`],
  'restore version': [`${entry}/restore`],
  bundle: ['admin/bundles#startBundle', 'admin/bundles#releaseBundle', 'admin/bundles#dissolveBundle'],
  'schedule bundle': ['admin/bundles#releaseBundle'],
  'change bundle': ['admin/bundles#takeNewestRevision', 'POST /api/desk/bundles/[id]/reschedule'],
  trash: [`${entry}/trash`],
  'restore from trash': ['admin/trash#restoreText'],
  'share preview': [`${entry}/preview-links`],
  wait: [],
}

/** Patterns of writes, by the reason why they bring no word of a text to readers. */
const reasons: Record<string, RegExp> = {
  'is about accounts and sessions': /^(POST \/)?(admin\/(account|confirm|staff)|sign-in|setup)\b|saveSecondFactor$/,
  'tells of the site, its addresses or its upkeep':
    /^admin#|^admin\/(addresses|backups|glossary|care)#|\/(backups|redirects|old-addresses)\b|^admin\/settings#/,
  'tells of help services': /^admin\/help#/,
  'stays at the desk':
    /\/comments\b|\/audience$|\/review$|\/ask$|\/presence$|^admin\/notices#|^admin\/entries#\w+List$|#nameVersion$/,
  'begins drafts, which go to readers by the acts above': /^admin\/imports#|\/imports\b|#writeTermPage$/,
  'only takes words away':
    /^admin\/erasures#|#(eraseText|removeTerm|trashUploadAction|revokeLink)$|^POST .*\/suggestions\/own$/,
  'chooses among texts that readers have': /\/lead$|#chooseTermPage$/,
  'changes no word of a text':
    /#(saveCrop|saveBlur|restoreUploadAction|addTerm)$|\/terms$|\/properties$|\/consents\/\[id\]\/form$/,
  'says how a text stands to its original': /\/translations\/(up-to-date|leave-passages|change)$/,
  'gathers texts that are released by other acts': /^admin\/bundles#(rename|addTo|removeFrom|reopen|unschedule)\w*$/,
  'only loosens what the histories keep': /#(removeConsentNames|deleteSignedForm)$/,
}

test('each write of the matrix is an act of the histories of words, or has a reason why it needs not be', () => {
  const isWrite = ({ of, quiet }: (typeof rows)[number]) => !/^(GET|page|public) /.test(of) && !quiet
  const writes = [...new Set(rows.filter(isWrite).map(({ of }) => of))]
  const ofActs = new Set(Object.values(writesOf).flat())
  const matches = (of: string) => Object.values(reasons).filter((pattern) => pattern.test(of)).length
  expect(writes.length).toBeGreaterThan(120)
  expect(writes.filter((of) => !ofActs.has(of) && matches(of) === 0)).toEqual([])
  expect(writes.filter((of) => ofActs.has(of) && matches(of) > 0)).toEqual([])
  expect([...ofActs].filter((of) => !writes.includes(of))).toEqual([])
  const unused = Object.entries(reasons).filter(([, pattern]) => !writes.some((of) => pattern.test(of)))
  expect(unused).toEqual([])
  expect(Object.keys(writesOf).toSorted()).toEqual(wordActNames.toSorted())
})
