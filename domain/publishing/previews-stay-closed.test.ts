/** @module-tag thorough */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { moveConsentEnd, revokeConsent } from '@/domain/consents/consents'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { declarePeople } from '@/domain/consents/marks'
import { confirmErasure, requestErasure } from '@/domain/erasures/erasures'
import { trashEntry } from '@/domain/entries/trash'
import { disableStaff, enableStaff } from '@/domain/staff/staff'
import { newestOf, unlinkedByTwo } from '@/domain/testing/consents'
import { got } from '@/domain/testing/newsroom'
import { beginHistory, type WordHistory } from '@/domain/testing/word-archive'
import { wordActNames } from '@/domain/testing/word-acts'
import { perform } from '@/domain/testing/word-histories'
import { listPreviewLinks, makePreviewLink, openPreview, revokePreviewLink } from './preview-links'
import { release, withdraw } from './releases'

// Pairs of what closes the preview links of a text, and each other act after it: a closed link opens no more.

type Closing = { history: WordHistory; entryId: number; consentId: number }
const day = 86_400_000

const closings: Record<string, (closing: Closing) => Promise<unknown>> = {
  'a consent is revoked': ({ history: { second, now }, consentId }) => revokeConsent(second, { consentId }, now),
  'a consent ends': async ({ history, consentId }) => {
    const { second, now } = history
    const lastDay = new Date(now).toISOString().slice(0, 10)
    got(await moveConsentEnd(second, { consentId, counter: 1, lastDay, confirm: true }, now))
    history.now += 2 * day
  },
  'a name of the live text is forbidden': ({ history: { second, now }, consentId }) =>
    forbidNames(second, { consentId, names: ['Harvests'], confirm: true }, now),
  'a live text without a check is marked': async ({ history: { writer, second, now }, entryId, consentId }) => {
    for (const who of [writer, second]) got(await declarePeople(who, { entryId, people: 'nobody' }, now))
    got(await unlinkedByTwo([writer, second], { consentId, entryIds: [entryId], confirm: true }, now))
    got(await release(writer, await newestOf(entryId), now))
    return declarePeople(second, { entryId, people: 'at risk', confirm: true }, now + 1)
  },
  'the text is withdrawn': ({ history: { writer, now }, entryId }) =>
    withdraw(writer, { entryId, reason: 'outdated', explanation: '' }, now),
  'the link is revoked': async ({ history: { writer, now }, entryId }) => {
    for (const { id } of (await listPreviewLinks(writer, entryId, now))!) await revokePreviewLink(writer, id, now)
  },
  'its maker leaves': ({ history: { writer, second, now } }) => disableStaff(second, { staffId: writer.id! }, now),
  'the text is withdrawn and thrown away': async ({ history: { writer, now }, entryId }) => {
    got(await withdraw(writer, { entryId, reason: 'outdated', explanation: '' }, now))
    return trashEntry(writer, entryId, now)
  },
  'the text is erased': async ({ history: { writer, second, third, now }, entryId }) => {
    got(await withdraw(writer, { entryId, reason: 'outdated', explanation: '' }, now))
    const { id } = got(await requestErasure(second, { entryId, withTranslations: false, mediaIds: [] }, now))
    return confirmErasure(third, id, now)
  },
}

/** Acts of two people, besides the acts of the histories of words, which one person does. */
const ofTwo: Record<string, (closing: Closing) => Promise<unknown>> = {
  'two people take the consent away': ({ history: { writer, second, now }, entryId, consentId }) =>
    unlinkedByTwo([writer, second], { consentId, entryIds: [entryId], confirm: true }, now),
  'two people take all away, and publish it': async ({ history: { writer, second, now }, entryId, consentId }) => {
    for (const who of [writer, second]) await declarePeople(who, { entryId, people: 'nobody' }, now)
    await unlinkedByTwo([writer, second], { consentId, entryIds: [entryId], confirm: true }, now)
    return release(writer, await newestOf(entryId), now)
  },
  'the consent is extended': ({ history: { second, now }, consentId }) =>
    moveConsentEnd(second, { consentId, counter: 2, lastDay: null, confirm: true }, now),
  'its maker comes back': ({ history: { second, writer, now } }) => enableStaff(second, writer.id!, now),
}

const words = { does: 'all for it', which: 0, where: 0 } as const
const after = [...wordActNames.filter((does) => does !== 'wait'), ...Object.keys(ofTwo)]

/** Pairs that open a link again: the second act only undoes the first, and nobody’s protection depends on it. */
const undone = ['its maker leaves, then its maker comes back']

testOfSqlite.each(Object.keys(closings))(
  'after “%s” no act opens a preview link that it has closed',
  async (closing) => {
    const dir = testDatabase()
    const history = await beginHistory(['publication', 'post'])
    await perform(history, words)
    history.now += 1_000
    const [entryId, consentId] = [history.entryIds[0]!, [...history.consents.values()][0]!]
    for (const revisionId of [undefined, (await newestOf(entryId)).revisionId]) {
      const link = { entryId, revisionId, label: 'A partner', lasts: 'fortnight' as const }
      const { token } = got(await makePreviewLink(history.writer, link, history.now))
      history.previews.push({ token, entryId })
    }
    const opened = async ({ previews, now }: WordHistory) =>
      (await Promise.all(previews.slice(0, 2).map(({ token }) => openPreview(token, now)))).some(Boolean)
    expect(await opened(history)).toBe(true)
    history.now += 1_000
    await closings[closing]!({ history, entryId, consentId })
    history.now += 1_000
    expect(await opened(history)).toBe(false)
    closeDatabase()
    const saved = join(dir, 'saved.db')
    copyFileSync(join(dir, 'gazette.db'), saved)
    for (const act of after) {
      closeDatabase()
      copyFileSync(saved, join(dir, 'gazette.db'))
      openDatabase(dir)
      const again = {
        ...structuredClone(history),
        writer: history.writer,
        second: history.second,
        third: history.third,
      }
      if (Object.hasOwn(ofTwo, act)) await ofTwo[act]!({ history: again, entryId, consentId }).catch(() => undefined)
      else await perform(again, { ...words, does: act as typeof words.does }).catch(() => undefined)
      const pair = `${closing}, then ${act}`
      expect([pair, await opened(again)]).toEqual([pair, undone.includes(pair)])
    }
  },
)
