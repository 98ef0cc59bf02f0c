import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { closeDatabase, openDatabase } from '@/db/connection'
import { recordMade } from '@/domain/backups/backups'
import { checkTonight } from '@/domain/care/nightly-check'
import { changeSettings } from '@/domain/site/settings'
import { endOwnSession } from '@/domain/staff/own-sessions'
import { changeRole, disableStaff } from '@/domain/staff/staff'
import { got } from '@/domain/testing/newsroom'
import { sha256 } from '@/lib/keys/random'
import { endpoints } from './permissions/build'
import { plantCanaries } from './permissions/canaries'
import { ask, changes, isQuick, nameOf, tryRow, type Stage } from './permissions/check'
import { Contents } from './permissions/contents'
import { callers, newsroom, type Newsroom, type Person } from './permissions/newsroom'
import { tryEveryState, tryLimited } from './permissions/other-entries'
import { sessionsOfPasswordsAlone } from './permissions/password-alone'
import { groups, rows } from './permissions/rows'
import { graveAfter, tryUnconfirmed } from './permissions/unconfirmed'
import { zoneWithNoon } from './support/hours'
import { clone, runsAsInstalled } from './support/places'
import { freePort, shippedLayout, startServer } from './support/server'
import { sessionFor } from './support/staff'

// Uses requests, without a browser. The rights are in domain/staff/actor.ts; docs/decisions/0041 explains failures.

const test = base.extend<object, { stage: Stage }>({
  stage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names in the pattern
    async ({}, use) => {
      const dataDir = join(process.env.GAZETTE_E2E!, `permissions-${process.pid}`)
      const port = await freePort()
      const backups = join(dataDir, 'backups')
      mkdirSync(dataDir)
      Object.assign(process.env, { DATA_DIR: dataDir, PORT: String(port), SITE_URL: `http://localhost:${port}` })
      const env = { ...runsAsInstalled(), DATA_DIR: dataDir, DEMO: 'no' }
      execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], { cwd: clone, env })
      openDatabase(dataDir)
      // Today's backup exists and tonight's files are checked, so that the server starts neither by itself. It is noon,
      // so that no night begins.
      const backup = { madeAt: Date.now(), place: join(backups, 'none'), bytes: 1, files: 1, encrypted: false }
      await recordMade(backup, Date.now())
      const room = await newsroom()
      got(await changeSettings(room.chief.actor, { zone: zoneWithNoon }, Date.now()))
      const archive = await plantCanaries(room)
      const cast = await callers(room)
      await checkTonight(Date.now())
      // With page processes, as on most sites: rights must hold in all of them.
      const settings = { BACKUP_DIR: backups, INDEXNOW_URL: 'http://localhost:9/none', ...shippedLayout }
      const server = await startServer({ dataDir, port, settings })
      const contents = new Contents(dataDir)
      await use({ site: server.url, room, archive, contents, callers: cast, endpoints: endpoints() })
      contents.close()
      await server.stop()
      closeDatabase()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
})

test.describe.configure({ timeout: 600_000 })

test('every action, handler and page of the build has a row, and every row stands for one', () => {
  const built = [...endpoints().keys()]
  const missing = built.filter((name) => !rows.some(({ of }) => of === name))
  const stale = rows.filter(({ of }) => !built.includes(of)).map(nameOf)
  expect(
    missing.map((name) => `${name}: add { of: '${name}', does, needs, sample } to a file of e2e/permissions/rows/`),
  ).toEqual([])
  expect(stale.map((name) => `${name}: the build has no such action, handler or page; remove its row`)).toEqual([])
})

for (const [name, group] of Object.entries(groups))
  test(`${name}: who may is let, who may not is refused, and a refusal leaves everything as it was`, async ({
    stage,
  }) => {
    const problems = []
    for (const row of group.filter(({ of }) => stage.endpoints.has(of))) problems.push(...(await tryRow(stage, row)))
    expect(problems).toEqual([])
  })

test('what is grave runs for nobody who has not proved in the last minutes who they are, and changes nothing', async ({
  stage,
}) => {
  const grave = rows.filter(({ of, grave }) => grave && stage.endpoints.has(of))
  expect(grave.length).toBeGreaterThan(15)
  const problems = []
  for (const row of grave) problems.push(...(await tryUnconfirmed(stage, row)))
  expect(problems).toEqual([])
})

test('no act without the factor makes what is grave run for somebody whose confirmation is too old', async ({
  stage,
}) => {
  const here = rows.filter(({ of }) => stage.endpoints.has(of))
  const grave = []
  for (const row of here.filter(({ grave }) => grave))
    grave.push({ row, sample: await row.sample(stage.room, await stage.room.newcomer('admin')) })
  // `npm test` tries acts that make or renew a session, `npm run test:all` every act.
  const acts = here.filter((row) => changes(stage, row) && (!isQuick || row.opens))
  expect(acts.filter(({ opens }) => opens).map(({ of }) => of)).toContain('admin/account#changePassword')
  const problems = []
  for (const act of acts) problems.push(...(await graveAfter(stage, act, grave)))
  expect(problems).toEqual([])
})

// The test of each row fails if a row opens a session and does not say so.
test('with a password alone nothing of the build opens a session of who has a second factor, or has to have one', async ({
  stage,
}) => {
  const opening = rows.filter(({ of, opens }) => opens && stage.endpoints.has(of))
  expect(opening.map(({ of }) => of)).toEqual(expect.arrayContaining(['sign-in#signIn', 'setup/[token]#setUp']))
  for (const state of ['has one', 'has to have one'] as const)
    for (const row of opening)
      expect(await sessionsOfPasswordsAlone(stage, row, state), `${nameOf(row)}, of who ${state}`).toEqual([])
})

if (!isQuick)
  test('a contributor learns and moves nothing of what others began, in whatever state it is', async ({ stage }) => {
    const problems = []
    for (const row of rows.filter(({ of }) => stage.endpoints.has(of)))
      problems.push(...(await tryEveryState(stage, row)))
    expect(problems).toEqual([])
  })

test('whom the audience of an entry leaves out gets the answer for an entry that never was, from everything that takes one', async ({
  stage,
}) => {
  const problems = []
  for (const row of rows.filter(({ of }) => stage.endpoints.has(of))) problems.push(...(await tryLimited(stage, row)))
  expect(problems).toEqual([])
})

// Otherwise a refusal there would only say that the request was badly made.
test('an action runs for who may by the other ways that refusals are tried', async ({ stage }) => {
  const row = rows.find(({ of }) => of === 'admin/terms#addTerm')!
  const caller = stage.callers.roles.at(-1)!
  for (const how of [{ asForm: true }, { path: '/sign-in' }, { path: '/admin/account' }] as const) {
    const sample = await row.sample(stage.room, stage.room.admin)
    stage.contents.changed()
    await ask(stage, { row, sample }, { caller, how })
    expect(stage.contents.changed(), JSON.stringify(how)).toContain('terms')
  }
})

const endings = {
  'a role is taken away': async ({ chief }: Newsroom, { id: staffId }: Person) =>
    got(await changeRole(chief.actor, { staffId, role: 'contributor' }, Date.now())),
  'an account is closed': async ({ chief }: Newsroom, { id }: Person) =>
    got(await disableStaff(chief.actor, { staffId: id }, Date.now())),
  'a session is ended': (_: Newsroom, person: Person, token: string) =>
    endOwnSession(person.actor, sha256(token), Date.now()),
}

for (const [name, end] of Object.entries(endings))
  test(`once ${name}, the next request of that browser opens nothing`, async ({ stage }) => {
    const row = rows.find(({ of }) => of === 'page /admin/history')!
    const person = await stage.room.newcomer('editor')
    const { token, cookie } = await sessionFor(person)
    const caller = { is: 'an editor', person, cookie }
    const outcome = async () => (await ask(stage, { row, sample: { path: '/admin/history' } }, { caller })).outcome
    expect(await outcome()).toBe('done')
    await end(stage.room, person, token)
    expect(await outcome()).toBe('no session')
  })
