import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { declarePeople } from '@/domain/consents/marks'
import { content, got, someone, text } from '@/domain/testing/newsroom'
import { publishingRoutes } from './entries/[id]/[act]/publishing'
import { writingRoutes } from './entries/[id]/[act]/writing'
import { POST as postEntry } from './entries/route'
import { as, desk } from './test-desk'

const postCompare = writingRoutes.compare.POST
const putDraft = writingRoutes.draft.PUT
const getPresence = writingRoutes.presence.GET
const putPresence = writingRoutes.presence.PUT
const postRelease = publishingRoutes.release.POST
const postRestore = writingRoutes.restore.POST
const getState = publishingRoutes.state.GET
const postUnschedule = publishingRoutes.unschedule.POST
const postWithdraw = publishingRoutes.withdraw.POST

const session = 'a-window-of-dara'

async function begun(browser: Awaited<ReturnType<typeof desk>>, words = 'First.') {
  const body = { kind: 'post', language: 'en', session, content: content({ title: 'Routes', body: text(words) }) }
  const answer = await browser.asks('POST', postEntry, { body })
  return { answer, ...answer.body.value, params: { id: String(answer.body.value?.entryId) } }
}

test('a new entry begins with its first save; asked again, the editor is told where to go on', async () => {
  testDatabase()
  const browser = await desk()
  const { answer, entryId, revisionId } = await begun(browser)
  expect(answer.status).toBe(200)
  const again = (await begun(browser, 'Longer.')).answer
  expect(again.status).toBe(409)
  expect(again.body.conflict).toMatchObject({ entryId, session, head: { revisionId, counter: 1 } })
  expect(await read().$count(entries)).toBe(1)
})

test('a window that is open is told which text is the newest, and an editor that merges first keeps its own text', async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const here = await browser.asks('PUT', putPresence, { params, body: { session: 'another-window' } })
  expect(here.body.value.newest).toMatchObject({ revisionId, counter })
  const body = {
    session: 'another-window',
    content: content({ title: 'Routes', body: text('Mine.') }),
    mergesFirst: true,
  }
  const stale = await browser.asks('PUT', putDraft, { params, body: { ...body, base: { revisionId, counter: 9 } } })
  expect(stale.status).toBe(409)
  expect(stale.body.conflict.aside).toBeUndefined()
  expect(await read().$count(revisions)).toBe(1)
})

test('a merge is taken back by comparing with the text from before, under what was typed since', async () => {
  testDatabase()
  const browser = await desk()
  const { params } = await begun(browser)
  const made = (words: string) => content({ title: 'Routes', body: text(words) })
  const body = {
    base: { revisionId: 0, counter: 0 },
    common: made('Mine and theirs.'),
    mine: made('Mine and theirs. More.'),
    theirs: made('Mine.'),
  }
  const { differences } = (await browser.asks('POST', postCompare, { params, body })).body.value
  expect(differences).toMatchObject([{ is: 'joined', joined: { value: text('Mine. More.').content } }])
})

test('a draft is saved on the revision it names, a conflict lays it aside, and it can be kept on top', async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const save = (base: object, words: string, more = {}) =>
    browser.asks('PUT', putDraft, {
      params,
      body: { base, session, content: content({ title: 'Routes', body: text(words) }), ...more },
    })
  const second = await save({ revisionId, counter }, 'Second.')
  expect(second.body.value).toMatchObject({ revisionId, counter: 2 })
  const stale = await save({ revisionId, counter }, 'Stale.')
  expect(stale.status).toBe(409)
  expect(await read().$count(revisions)).toBe(1)
  const theirs = await save({ revisionId, counter }, 'Theirs.', { session: 'another-window' })
  expect(theirs.status).toBe(409)
  const { head, aside } = theirs.body.conflict
  expect(head).toEqual({ revisionId, counter: 2 })
  const decision = { session: 'another-window', how: 'kept', fromRevision: aside.revisionId }
  expect((await save(head, 'Theirs.', decision)).status).toBe(200)
  const texts = (await read().select().from(revisions).orderBy(revisions.id)).map((row) => [row.bodyText, row.how])
  expect(texts).toEqual([
    ['Second.', 'written'],
    ['Theirs.', 'aside'],
    ['Theirs.', 'kept'],
  ])
})

test('what cannot be kept is refused at its field, with nothing written', async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const base = { revisionId, counter }
  const refused = async (changes: object) => {
    const answer = await browser.asks('PUT', putDraft, {
      params,
      body: { base, session, content: { ...content(), ...changes } },
    })
    expect(answer.status).toBe(422)
    return answer.body.problems[0]
  }
  expect(await refused({ title: 'x'.repeat(10_000) })).toEqual({
    field: 'content.title',
    message: 'The title has 10,000 characters; it can have 300.',
  })
  expect(await refused({ body: { type: 'doc', content: [{ type: 'script' }] } })).toMatchObject({
    field: 'content.body',
  })
  expect(await refused({ termIds: [99] })).toMatchObject({
    message: 'A topic or country of this text is no longer there.',
  })
  const nonsense = await browser.asks('PUT', putDraft, { params, body: '{' })
  expect(nonsense.status).toBe(422)
  const [row] = await read().select().from(revisions)
  expect(row).toMatchObject({ title: 'Routes', bodyText: 'First.', counter: 1 })
})

test('publishing, scheduling by a wall clock, taking back, withdrawing: each answers with where it stands', async () => {
  testDatabase()
  const browser = await desk()
  const { params, entryId, revisionId } = await begun(browser)
  let seen = 0
  const ask = async (route: typeof postRelease, body: object) => {
    const answer = await browser.asks('POST', route, { params, body: { seen, ...body } })
    seen = answer.body.value?.standing.releaseActs ?? seen
    return answer
  }
  const at = { date: '2044-10-07', time: '09:00', zone: 'Asia/Bangkok' }
  expect((await ask(postRelease, { revisionId, at })).body.problems).toMatchObject([{ field: 'people' }])
  got(await declarePeople(browser.who, { entryId, people: 'nobody' }, Date.now()))
  const scheduled = await ask(postRelease, { revisionId, at })
  expect(scheduled.body.value.standing.state).toMatchObject({ is: 'scheduled', at: Date.UTC(2044, 9, 7, 2) })
  expect((await ask(postUnschedule, {})).body.value.standing.state.is).toBe('draft')
  expect((await ask(postUnschedule, {})).status).toBe(422)
  expect((await ask(postRelease, { revisionId })).body.value.standing.state).toMatchObject({
    is: 'live',
    changed: false,
  })
  expect((await browser.asks('GET', getState, { params })).body.value.standing.state.is).toBe('live')
  const silent = await ask(postWithdraw, { reason: 'error', explanation: ' ' })
  expect(silent.body.problems[0].field).toBe('explanation')
  const withdrawn = await ask(postWithdraw, { reason: 'error', explanation: 'Wrong figures.' })
  expect(withdrawn.body.value.standing.state.is).toBe('withdrawn')
})

test.each([
  [{ date: '2014-10-07', time: '09:00', zone: 'Asia/Bangkok' }, 'That moment has passed.'],
  [{ date: '2044-03-27', time: '02:30', zone: 'Europe/Berlin' }, 'The clocks in Berlin skip 02:30 on that day.'],
  [{ date: '2044-02-30', time: '09:00', zone: 'Asia/Bangkok' }, 'That date does not exist.'],
  [{ date: '', time: '09:00', zone: 'Asia/Bangkok' }, 'Choose a date.'],
  [{ date: '2044-02-03', time: '09:00', zone: 'Asia/Nowhere' }, 'Choose a time zone.'],
])('the moment %j is refused: %s', async (at, sentence) => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId } = await begun(browser)
  const answer = await browser.asks('POST', postRelease, { params, body: { revisionId, at, seen: 0 } })
  expect(answer.status).toBe(422)
  expect(answer.body.problems[0]).toMatchObject({ field: 'at', message: expect.stringContaining(sentence) })
  expect(await read().$count(releases)).toBe(0)
})

test('only the revision that is the newest is released', async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const body = { base: { revisionId, counter }, session: 'another window', content: content({ title: 'Newer' }) }
  await browser.asks('PUT', putDraft, { params, body })
  const answer = await browser.asks('POST', postRelease, { params, body: { revisionId, seen: 0 } })
  expect(answer.status).toBe(422)
  expect(answer.body.problems[0].message).toContain('saved again in the meantime')
})

test('an earlier text comes back as a new revision on top', async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const body = { base: { revisionId, counter }, session: 'another window', content: content({ body: text('Second.') }) }
  await browser.asks('PUT', putDraft, { params, body })
  const restored = await browser.asks('POST', postRestore, { params, body: { revisionId, session: 'the restoring' } })
  expect(restored.body.value.content).toMatchObject({ title: 'Routes' })
  const texts = (await read().select().from(revisions)).map((row) => row.bodyText)
  expect(texts).toEqual(['First.', 'Second.', 'First.'])
  const foreign = await browser.asks('POST', postRestore, {
    params,
    body: { revisionId: 99, session: 'the restoring' },
  })
  expect(foreign.status).toBe(422)
})

test("a contributor reaches neither another's draft nor any release", async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const contributor = await as((await someone('contributor')).id!)
  const draft = { base: { revisionId, counter }, session, content: content() }
  const tried = [
    await contributor.asks('PUT', putDraft, { params, body: draft }),
    await contributor.asks('POST', postRelease, { params, body: { revisionId, seen: 0 } }),
    await contributor.asks('POST', postWithdraw, { params, body: { reason: 'error', explanation: 'x', seen: 0 } }),
    await contributor.asks('POST', postRestore, { params, body: { revisionId, session } }),
    await contributor.asks('GET', getState, { params }),
    await contributor.asks('GET', getPresence, { params }),
    await contributor.asks('PUT', putPresence, { params, body: { session } }),
    await contributor.asks('POST', postCompare, { params, body: { base: draft.base, mine: draft.content } }),
  ]
  expect(tried.map((answer) => answer.status)).toEqual(tried.map(() => 403))
})

test.each(['0', '-1', '1e3', '9'.repeat(20), '../1', 'new'])('there is no entry %s', async (id) => {
  testDatabase()
  const browser = await desk()
  await begun(browser)
  const answer = await browser.asks('POST', postRelease, { params: { id }, body: { revisionId: 1, seen: 0 } })
  expect(answer).toMatchObject({ status: 422, body: { problems: [{ message: 'This text no longer exists.' }] } })
})

test('two texts are compared by the route that the editor asks, pictures addressed for staff', async () => {
  testDatabase()
  const browser = await desk()
  const { params, revisionId, counter } = await begun(browser)
  const other = await desk()
  const theirs = content({ title: 'Routes', body: text('First, theirs.') })
  await other.asks('PUT', putDraft, {
    params,
    body: { base: { revisionId, counter }, session: 'window-two', content: theirs },
  })
  const mine = content({ title: 'Routes', summary: 'Mine.', body: text('First.') })
  const request = { base: { revisionId, counter }, mine }
  const answer = await browser.asks('POST', postCompare, { params, body: request })
  expect(answer.body.value.differences.map(({ field, is }: { field: string; is: string }) => [field, is])).toEqual([
    ['summary', 'mine'],
    ['body', 'theirs'],
  ])
  expect(await read().$count(revisions)).toBe(2)
})
