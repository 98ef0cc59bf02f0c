import { expect, test as base, type Page } from '@playwright/test'
import { closeDatabase, openDatabase } from '@/db/connection'
import type { Role } from '@/db/schema'
import { newBuild, removeNewBuild } from './new-build'
import { onTwoInstances } from './on-one-server'
import { freshData, type Archive } from './places'
import { freePort, startServer, type Server } from './server'
import { signIn, someone, type Person } from './staff'
import { watch, type Watch } from './watch'

export { expect } from '@playwright/test'

type Options = {
  /** A server and data for this test only, if it restarts it or needs no staff: `test.use({ ownServer: true })`. */
  ownServer: boolean
  /** Further settings of that server. */
  settings: Record<string, string>
}

type Fixtures = {
  /** The server under test; this process reads and writes the same database. */
  server: Server
  /** Makes a member of staff and signs the browser in. */
  signedInAs(role: Role, name?: string): Promise<Person>
  /** A page in a browser without JavaScript. */
  noScripts: Page
  /** The link for the first admin, as the server printed it. */
  setUpLink: string
  /** Fails the test on a request elsewhere, an error in the console or a violation of the policy; `tolerated` takes patterns. */
  watched: Watch
  /** Makes the next version and returns its folder, for `server.restart(folder)`. */
  nextVersion(): string
}

type Worker = { shared: { archive: Archive; start(): Promise<Server> } }

const two = onTwoInstances ? await import('./two-instances') : undefined
const startAny = two?.startTwo ?? startServer
const freshArchive = async (): Promise<Archive> => two?.freshShared() ?? { DATA_DIR: freshData() }

export const test = base.extend<Options & Fixtures, Worker>({
  shared: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names in the pattern
    async ({}, use) => {
      const archive = await freshArchive()
      const port = await freePort()
      // Settings that domain functions read in this process; parsed once, so it is set before the first of them runs.
      Object.assign(process.env, archive, { PORT: String(port), SITE_URL: `http://localhost:${port}` })
      let started: Promise<Server> | undefined
      const start = () => (started ??= startAny({ dataDir: archive.DATA_DIR, port, settings: archive }))
      await use({ archive, start })
      await (await started)?.stop()
      closeDatabase()
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  ownServer: [false, { option: true }],
  settings: [{}, { option: true }],

  server: [
    async ({ shared, ownServer, settings }, use, info) => {
      const archive = ownServer ? await freshArchive() : shared.archive
      const own = { dataDir: archive.DATA_DIR, settings: { ...settings, ...archive } }
      const server = ownServer ? await startAny({ ...own, port: await freePort() }) : await shared.start()
      const before = two ? 0 : server.output().length
      openArchive(archive)
      await use(server)
      if (info.status !== info.expectedStatus)
        await info.attach('server output', {
          body: server.output().slice(ownServer ? 0 : before),
          contentType: 'text/plain',
        })
      if (ownServer) await server.stop()
    },
    { timeout: 300_000 },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  watched: [
    async ({ context, server }, use) => {
      const watched = watch(context, server.url)
      await use(watched)
      refuse(watched)
    },
    { auto: true },
  ],

  signedInAs: async ({ context, server }, use) => {
    await use(async (role, name) => {
      const person = await someone(role, name)
      await signIn(context, person, server.url)
      return person
    })
  },

  noScripts: async ({ browser, server }, use) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url })
    const watched = watch(context, server.url)
    await use(await context.newPage())
    await context.close()
    refuse(watched)
  },

  setUpLink: async ({ server }, use) => {
    // The line is printed a moment after the server answers.
    await expect.poll(() => server.output()).toContain('Set up: ')
    await use(server.setUpLink())
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names in the pattern
  nextVersion: async ({}, use) => {
    await use(newBuild)
    removeNewBuild()
  },
})

/** Lets this process read and write an archive. */
function openArchive(archive: Archive) {
  openDatabase(archive.DATA_DIR)
  Object.assign(process.env, archive)
  two?.openShared(archive)
}

function refuse({ problems }: Watch) {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
