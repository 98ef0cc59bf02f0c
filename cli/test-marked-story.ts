import { write } from '@/db/connection'
import { factsIn } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { env } from '@/lib/process/env'
import { sendMail } from '@/lib/web/send-mail'
import { addMissed } from '@/domain/addresses/missed-addresses'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { addRedirect } from '@/domain/addresses/redirects'
import { saveList } from '@/domain/desk/saved-lists'
import { describeUpload } from '@/domain/files/media-details'
import { storeUpload } from '@/domain/files/intake'
import { beginImport, writeLog } from '@/domain/imports/import-log'
import { sendDueMail } from '@/domain/notices/mail'
import { createBundle } from '@/domain/publishing/bundles'
import { makePreviewLink } from '@/domain/publishing/preview-links'
import { release, withdraw } from '@/domain/publishing/releases'
import { changePublishingRule } from '@/domain/review/approval'
import { addComment } from '@/domain/review/comments'
import { ownSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import { requestChanges, submit } from '@/domain/review/review'
import { siteSettings } from '@/domain/published/site'
import { changeSettings } from '@/domain/site/settings'
import type { Actor } from '@/domain/staff/actor'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { remarkRevision } from '@/domain/writing/revisions'
import { beginTranslation } from '@/domain/writing/translations'
import { markedDocument, noisyPicture, piecesOf } from './test-marked-files'
import type { Needles } from './test-traces'

// For the tests of erasing: a story with a rare word in every place in which a word can stand, a picture and a document.

/** A rare word for each place: no other text has it. */
const words = {
  title: 'zqtitleq',
  summary: 'zqsummaryq',
  body: 'zqbodyq',
  byline: 'zqbylineq',
  note: 'zqcontentnoteq',
  alt: 'zqaltq',
  caption: 'zqcaptionq',
  credit: 'zqcreditq',
  fileName: 'zqfilenameq',
  describedAs: 'zqdescribedq',
  pdf: 'zqpdfwordq',
  pdfHead: 'zqpdfheadq',
  pdfOutline: 'zqpdfoutlineq',
  pdfAuthor: 'zqpdfauthorq',
  linkTitle: 'zqlinktitleq',
  comment: 'zqcommentq',
  review: 'zqreviewq',
  change: 'zqchangeq',
  remark: 'zqremarkq',
  older: 'zqolderq',
  aside: 'zqasideq',
  redirect: 'zqredirectq',
  missed: 'zqmissedq',
  oldSite: 'zqoldsiteq',
  imported: 'zqimportedq',
  importedFile: 'zqimportedfileq',
  preview: 'zqpreviewq',
  bundle: 'zqbundleq',
  menu: 'zqmenuq',
  suggestion: 'zqsuggestionq',
  quote: 'zqquoteq',
  explanation: 'zqexplanationq',
  href: 'zqhrefq',
  fact: 'zqfactq',
  override: 'zqoverrideq',
  km: 'ពាក្យសម្ងាត់កម្រ',
  zh: '罕见暗语词汇',
  kmBody: 'សាច់រឿងរបស់នាង',
} satisfies Needles

export type MarkedStory = {
  entryId: number
  path: string
  translations: number[]
  mediaIds: string[]
  first: Actor
  second: Actor
  /** The words that must not be found afterwards: the words, and pieces of every stored file. */
  needles: Needles
}

/** Publishes the story (`now` UTC ms) with all data that can belong to it, and another author's text. */
export async function markedStory(now: number): Promise<MarkedStory> {
  const [admin, second] = [await someone('admin', 'First'), await someone('admin', 'Second')]
  const author = await someone('contributor', 'Author')
  const picture = await upload(author, await noisyPicture(), `${words.fileName}.png`, now)
  const document = await upload(author, await markedDocument(words), `${words.fileName}.pdf`, now)
  const { describedAs } = words
  const described = {
    alt: describedAs,
    caption: describedAs,
    credit: describedAs,
    licence: '',
    consent: describedAs,
    title: describedAs,
  }
  got(await describeUpload(admin, { id: picture, changes: { ...described, decorative: false } } as never, now))

  const other = {
    kind: 'post' as const,
    language: 'en' as const,
    session: 'o',
    content: content({ title: 'Another text', body: text('It stays.') }),
  }
  const stays = got(await createEntry(admin, other, now))
  got(await release(admin, stays, now))

  const whole = content({
    title: `${words.title} story`,
    slug: `${words.title}-story`,
    summary: `A ${words.summary}.`,
    body: {
      type: 'doc',
      content: [
        { type: 'picture', attrs: { mediaId: picture, alt: words.alt, caption: words.caption, credit: words.credit } },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: `The ${words.body} of her.` },
            {
              type: 'text',
              text: ' Read on.',
              marks: [{ type: 'link', attrs: { href: `https://a.example/${words.href}` } }],
            },
          ],
        },
      ],
    } as never,
    byline: words.byline,
    publication: {
      ...factsIn('publication', {}),
      type: 'report',
      publisher: words.fact,
      series: words.fact,
      seriesNumber: words.fact,
      reference: words.fact,
      authors: [{ name: words.fact, is: 'person' }],
      doi: `10.1234/${words.fact}`,
    },
    contentNote: words.note,
    lead: { mediaId: picture, alt: words.alt, caption: words.caption, credit: words.credit },
    files: [{ mediaId: document, title: words.linkTitle, language: null }],
  })
  const draft = { ...whole, summary: words.older }
  const started = got(
    await createEntry(author, { kind: 'publication', language: 'en', session: 'a', content: draft }, now),
  )
  const { entryId } = started
  const base = { revisionId: started.revisionId, counter: started.counter }
  got(await submit(author, { entryId, base }, now))
  got(await requestChanges(second, { entryId, base, note: words.review }, now))
  const quotation = { quote: words.quote, prefix: words.quote, suffix: words.quote }
  const comment = { entryId, revisionId: base.revisionId, text: words.comment, field: 'body' as const, quotation }
  got(await addComment(second, comment, now))
  const saved = got(
    (await saveDraft(author, { entryId, base, session: 'b', content: whole }, now)) as never,
  ) as typeof started
  // From a window that knew an older text.
  await saveDraft(second, { entryId, base, session: 'c', content: { ...whole, summary: words.aside } }, now)
  const { base: newest } = (await ownSuggestion(second, entryId))!
  const suggested = { ...newest, summary: words.suggestion }
  got(await saveSuggestion(second, { entryId, counter: 0, session: 'd', base: newest, suggested }, now))
  got(await changePublishingRule(admin, 'second', now))
  const reason = { major: true, note: words.change, override: words.override }
  const { path } = got(await release(admin, { ...saved, entryId, ...reason }, now))
  got(await changePublishingRule(admin, 'editors', now))
  const gone = { entryId, reason: 'request' as const, explanation: words.explanation }
  got(await withdraw(admin, gone, now))
  got(await release(admin, { ...saved, entryId }, now))
  got(await remarkRevision(admin, { entryId, revisionId: saved.revisionId, remark: words.remark }, now))
  got(await makePreviewLink(admin, { entryId, label: words.preview, lasts: 'week' }, now))
  got(
    await createBundle(
      admin,
      { name: words.bundle, entryIds: [await translation(admin, entryId, 'vi', content({ title: 'Draft' }), now)] },
      now,
    ),
  )
  const shared = [await translation(admin, entryId, 'lo', content({ title: 'Draft' }), now), stays.entryId]
  got(await createBundle(admin, { name: `With ${words.title}`, entryIds: shared }, now))
  await otherPlaces(admin, { entryId, path, picture }, now)
  const km = content({ title: words.km, body: text(words.kmBody) })
  const translations = [
    await translation(admin, entryId, 'km', km, now, true),
    await translation(admin, entryId, 'zh', content({ title: `${words.zh}`, body: text(`${words.zh}。`) }), now, true),
  ]
  await sendDueMail(sendMail, env().siteUrl, now + 1)
  const mediaIds = [picture, document]
  return { entryId, path, translations, mediaIds, first: admin, second, needles: { ...words, ...piecesOf(mediaIds) } }
}

async function translation(
  actor: Actor,
  entryId: number,
  language: Language,
  whole: ReturnType<typeof content>,
  now: number,
  isReleased = false,
) {
  const begun = got(await beginTranslation(actor, { entryId, language }, now))
  const save = { entryId: begun.entryId, base: begun, session: `t${language}`, content: whole }
  const saved = got((await saveDraft(actor, save, now)) as never) as typeof begun
  if (isReleased) got(await release(actor, { ...saved, entryId: begun.entryId }, now))
  return begun.entryId
}

/** Adds rows with an address, a name or a label of the story. */
async function otherPlaces(
  admin: Actor,
  { entryId, path, picture }: { entryId: number; path: string; picture: string },
  now: number,
) {
  got(await addRedirect(admin, { source: `/${words.redirect}`, target: path }, now))
  await write((tx) => saveOldAddresses(tx, [{ url: `https://old.example/${words.oldSite}` }], now))
  got(await addRedirect(admin, { source: `/${words.oldSite}`, target: path }, now))
  const query = `search=${words.title}&state=live`
  got(await saveList(admin, { name: `Mine, ${words.title}`, query }, now))
  got(await saveList(admin, { name: 'Stories that stay', query: 'search=another' }, now))
  await addMissed([{ path: `${path}/${words.missed}`, times: 2, at: now }])
  const { menu } = await siteSettings()
  got(await changeSettings(admin, { menu: [...menu, { label: words.menu, path }], leadEntryId: entryId }, now))
  const files = [{ name: `${words.importedFile}.pdf`, bytes: 1, sha256: 'a' }]
  const { id } = await beginImport(admin, { kind: 'folder', source: 'folder', files }, now)
  const thing = {
    source: 'folder',
    outcome: 'new' as const,
    hash: 'x',
    title: words.imported,
    url: `https://old.example/${words.imported}`,
    kept: { note: words.imported },
    problems: [{ what: words.imported }],
  }
  await write((tx) => writeLog(tx, id, { ...thing, kind: 'entry', key: words.imported, entryId }))
  await write((tx) =>
    writeLog(tx, id, { ...thing, kind: 'file', key: `a/${words.importedFile}.pdf`, url: '', mediaId: picture }),
  )
}

async function upload(actor: Actor, source: Buffer, name: string, now: number) {
  return got(await storeUpload(actor, { source, name }, now)).id
}
